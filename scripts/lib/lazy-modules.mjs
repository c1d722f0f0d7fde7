import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./root.mjs";

const require = createRequire(join(root, "package.json"));
const namespace = "lazy";

/**
 * A plugin of the bundler: these modules are loaded when something of them is asked for, not where they are imported. Each is
 * replaced by an object with a getter for each of its names.
 * @param {readonly string[]} names as they are imported
 */
export function lazily(names) {
  return {
    name: namespace,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[a-z]/ }, ({ path, namespace: from }) =>
        from !== namespace && names.includes(path) ? { path, namespace } : undefined,
      );
      onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: gettersOf(path), loader: "js", resolveDir: root }));
    },
  };
}

/** What holds needs no module that says what does not: yargs asserts a few things whenever it starts. */
const holds = { strictEqual: "Object.is(given[0], given[1])", notStrictEqual: "!Object.is(given[0], given[1])" };

/** The functions of `assert` are taken out of it where it is imported. */
function later(path, name) {
  const it = `load()[${JSON.stringify(name)}]`;
  if (path !== "assert") return `get: () => ${it}`;
  return `value: (...given) => ${name in holds ? `${holds[name]} || ` : ""}${it}(...given)`;
}

function gettersOf(path) {
  const module = require(path);
  const names = Object.getOwnPropertyNames(module).filter(
    (name) => name !== "__esModule" && !(typeof module === "function" && name in function () {}),
  );
  const getters = names.map((name) => `${JSON.stringify(name)}: { enumerable: true, ${later(path, name)} }`);
  const mark = module.__esModule ? `, __esModule: { value: true }` : "";
  return `const load = () => require(${JSON.stringify(path)});\nObject.defineProperties(exports, { ${getters.join(", ")}${mark} });\n`;
}
