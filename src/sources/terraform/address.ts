/** A name with the keys after it: `a[0]`, `team["sales"]`. */
export interface Step {
  readonly name: string;
  readonly keys: readonly Key[];
}

/** An index of `count`, or a key of `for_each`. */
export type Key = string | number;

/**
 * The steps of an address or a reference: `module.team["a.b"].azuread_application.app[0].client_id`. Keys may hold dots,
 * brackets and escaped quotes. Undefined for a text of another form.
 */
export function stepsOf(text: string): Step[] | undefined {
  const steps: Step[] = [];
  let at = 0;
  while (at < text.length) {
    const name = /[^.[\]"\s]+/y;
    name.lastIndex = at;
    const found = name.exec(text)?.[0];
    if (found === undefined) return undefined;
    at += found.length;
    const keys: Key[] = [];
    while (text[at] === "[") {
      const key = keyAt(text, at);
      if (!key) return undefined;
      keys.push(key.value);
      at = key.end;
    }
    steps.push({ name: found, keys });
    if (at === text.length) return steps;
    if (text[at] !== ".") return undefined;
    at++;
  }
  return undefined;
}

const keyForm = /\[(?:(\d+)|("(?:[^"\\]|\\.)*"))\]/y;

function keyAt(text: string, at: number): { value: Key; end: number } | undefined {
  keyForm.lastIndex = at;
  const [whole, index, quoted] = keyForm.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const value = index === undefined ? unquoted(quoted ?? "") : Number(index);
  return { value, end: at + whole.length };
}

/** HCL's escapes are JSON's, but for those of its own templates. */
function unquoted(text: string): string {
  try {
    return (JSON.parse(text) as string).replace(/([$%])\1\{/g, "$1{");
  } catch {
    return text.slice(1, -1);
  }
}

/** The modules of an address, outermost first: `module.a.module.b[0]`. */
export function modulesOf(address: string): Step[] {
  const steps = address === "" ? [] : (stepsOf(address) ?? []);
  return steps.filter((_, n) => n % 2 === 1 && steps[n - 1]?.name === "module");
}
