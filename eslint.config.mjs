import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

const folders = [
  "model",
  "sources",
  "directory",
  "policy",
  "report",
  "overview",
  "config",
  "baseline",
  "changes",
  "diagnose",
  "pulumi",
  "cli",
];

/** Each folder of `src/` knows only its neighbours (types may travel further). */
function layer(folder, mayUse) {
  const others = folders.filter((name) => name !== folder && !mayUse.includes(name));
  const patterns = others.map((name) => ({
    regex: `^(\\.\\./)+${name}(/|$)`,
    allowTypeImports: true,
    message: `src/${folder} does not use src/${name}.`,
  }));
  if (folder !== "pulumi") patterns.push({ regex: "^@pulumi/", message: "Only the policy pack loads @pulumi/*: it takes half a second." });
  if (folder !== "cli") patterns.push({ regex: "^yargs(/|$)", message: "Only the command line loads yargs." });
  return { files: [`src/${folder}/**/*.ts`], rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] } };
}

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
  layer("model", []),
  layer("sources", ["model", "pulumi"]),
  layer("directory", ["model"]),
  layer("policy", ["model", "directory"]),
  layer("report", ["model", "policy"]),
  layer("overview", ["model", "directory", "policy", "report"]),
  layer("config", ["model", "policy", "report"]),
  layer("baseline", ["model", "policy", "report", "sources"]),
  layer("changes", ["model", "sources", "directory", "policy"]),
  layer("diagnose", ["model", "directory", "policy", "report", "config"]),
  layer("pulumi", ["model", "directory", "policy", "report", "config"]),
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
