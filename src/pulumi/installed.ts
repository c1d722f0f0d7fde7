/** What npm leaves out with `--omit=optional`: the command line does without. */
const needed = ["@pulumi/policy", "@pulumi/pulumi"];

const missing = needed.filter((name) => !isInstalled(name));
if (missing.length > 0) {
  const error = new Error(`The policy pack of aadguard needs ${missing.join(" and ")}: run \`npm install ${needed.join(" ")}\`.`);
  // The sentence says it all; where it was noticed helps nobody.
  error.stack = `${error.name}: ${error.message}`;
  throw error;
}

function isInstalled(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

export {};
