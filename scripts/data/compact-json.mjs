/** JSON with one line for each entry of an inner object, sorted by key: small, and a diff shows what changed. */
export function compactJson(document) {
  return `{\n${Object.entries(document).map(member).join(",\n")}\n}\n`;
}

function member([name, value]) {
  return `  ${JSON.stringify(name)}: ${typeof value === "object" ? entries(value) : JSON.stringify(value)}`;
}

function entries(object) {
  const lines = Object.keys(object)
    .sort()
    .map((key) => `    ${JSON.stringify(key)}: ${JSON.stringify(object[key])}`);
  return `{\n${lines.join(",\n")}\n  }`;
}
