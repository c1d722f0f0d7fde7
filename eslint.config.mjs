import { join, posix, relative } from "node:path";
import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

/** Each room of `src/` with the rooms that it may use: types included, so that what a finding is has one home. */
const rooms = {
  platform: [],
  text: [],
  model: ["platform"],
  entra: ["platform", "model"],
  sources: ["platform", "model", "entra", "text"],
  directory: ["model", "entra"],
  policy: ["platform", "model", "entra", "directory"],
  config: ["platform", "model", "entra", "policy", "text"],
  findings: ["platform", "model", "entra", "policy", "config", "sources", "text"],
  graph: ["model", "entra", "directory", "policy", "findings"],
  changes: ["model", "directory", "policy"],
  diagnose: ["platform", "model", "entra", "directory", "policy", "config", "findings", "text"],
  scan: ["platform", "model", "sources", "directory", "policy", "config", "findings", "graph", "changes", "text"],
  library: [
    "platform",
    "model",
    "entra",
    "sources",
    "directory",
    "policy",
    "config",
    "findings",
    "graph",
    "diagnose",
    "scan",
    "report",
    "text",
  ],
  report: ["platform", "model", "policy", "findings", "graph", "diagnose", "text"],
  pulumi: ["platform", "model", "entra", "sources", "directory", "policy", "config", "findings", "text"],
  export: ["platform", "model", "entra", "text"],
  cli: [
    "platform",
    "model",
    "sources",
    "directory",
    "policy",
    "config",
    "findings",
    "graph",
    "changes",
    "diagnose",
    "scan",
    "report",
    "export",
    "text",
  ],
};

/** Resolves what a file imports, so that a folder of the same name further down is not taken for a room. */
const layers = {
  create(context) {
    const file = relative(join(import.meta.dirname, "src"), context.filename).replaceAll("\\", "/");
    const room = file.split("/")[0];
    const check = (node, source) => {
      if (typeof source !== "string" || !source.startsWith(".")) return;
      const used = posix.join(posix.dirname(file), source).split("/")[0];
      if (used === room || used === ".." || rooms[room]?.includes(used)) return;
      context.report({ node, message: `src/${room} does not use src/${used}.` });
    };
    const declaration = (node) => check(node, node.source?.value);
    return {
      ImportDeclaration: declaration,
      ExportNamedDeclaration: declaration,
      ExportAllDeclaration: declaration,
      ImportExpression: declaration,
      CallExpression: (node) => node.callee.name === "require" && check(node, node.arguments[0]?.value),
    };
  },
};

const offline = "Only src/export opens a connection.";

/** Packages, and modules of Node, that only one room loads. */
function packagesOf(room) {
  const patterns = [];
  if (room !== "pulumi") patterns.push({ regex: "^@pulumi/", message: "Only the policy pack loads @pulumi/*: it takes half a second." });
  if (room !== "cli") patterns.push({ regex: "^yargs(/|$)", message: "Only the command line loads yargs." });
  if (room === "export")
    return { files: [`src/${room}/**/*.ts`], rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] } };
  patterns.push({ regex: "^(node:)?(http|https|http2|net|tls|dns|dgram|undici)(/|$)", message: offline });
  const globals = ["fetch", "WebSocket", "EventSource", "XMLHttpRequest"].map((name) => ({ name, message: offline }));
  return {
    files: [`src/${room}/**/*.ts`],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }], "no-restricted-globals": ["error", ...globals] },
  };
}

/** Where modules of Node.js may be loaded: the library for browsers reaches none of it. */
const onNode = [
  ...[
    "platform/*.ts",
    "sources/files/**",
    "sources/intake.ts",
    "sources/facts/**",
    "sources/streaming/**",
    "scan/paths.ts",
    "scan/context.ts",
    "findings/baseline/**",
  ],
  ...["policy/pool*.ts", "report/sarif/*.ts", "changes/**", "pulumi/**", "export/**", "cli/**"],
];

export default tseslint.config(
  { ignores: ["dist/", "coverage/", ".cache/", "examples/pulumi/*/node_modules/"] },
  eslint.configs.recommended,
  tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: ["error", "always"],
      "max-lines": ["error", { max: 250, skipBlankLines: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["src/**/*.ts", "test/**/*.ts"],
    languageOptions: { parserOptions: { project: ["./tsconfig.json", "./tsconfig.page.json"], tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ["src/*/**/*.ts"], plugins: { rooms: { rules: { layers } } }, rules: { "rooms/layers": "error" } },
  ...Object.keys(rooms).map(packagesOf),
  {
    files: ["src/**/*.ts"],
    ignores: onNode.map((path) => `src/${path}`),
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "ImportDeclaration[source.value=/^node:/]",
          message: "The core loads no module of Node.js: src/platform has what it needs.",
        },
      ],
    },
  },
  {
    files: ["**/*.mjs", "jest.config.js", "**/*.cjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        Buffer: "readonly",
        URL: "readonly",
        TextDecoder: "readonly",
        WebAssembly: "readonly",
        performance: "readonly",
        module: "readonly",
        console: "readonly",
      },
    },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs", globals: { __dirname: "readonly" } },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
