/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testEnvironment: "node",
  globalSetup: "<rootDir>/scripts/jest-setup.mjs",
  setupFilesAfterEnv: ["<rootDir>/scripts/jest-each-file.cjs"],
  transform: { "\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } }] },
  resolver: "<rootDir>/scripts/jest-resolver.cjs",
  // Folders that hold packages of their own, or copies of this one.
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.cache/", "<rootDir>/examples/"],
  maxWorkers: 2,
  // A guard against what hangs, not a measure of speed: many tests start the command line, or a whole engine, as a process.
  testTimeout: 300_000,
};
