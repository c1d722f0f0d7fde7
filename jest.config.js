/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testEnvironment: "node",
  globalSetup: "<rootDir>/scripts/jest-setup.mjs",
  transform: { "\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } }] },
  // What is loaded late is named as compiled JavaScript; here it is TypeScript. Modules of others keep their names.
  moduleNameMapper: { "^\\./(judge-intake|diagnose-run|program)\\.js$": "./$1" },
  // Folders that hold packages of their own, or copies of this one.
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.cache/", "<rootDir>/examples/"],
  maxWorkers: 2,
  // Many tests start the command line, or a whole engine, as a process of its own.
  testTimeout: 60_000,
};
