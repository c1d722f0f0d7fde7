// Reads a JSON list of PowerShell scripts from standard input; prints for each { hasError, functions, commands }: whether it has a
// syntax error, the functions that it defines and the commands that it calls. A program of its own: the parser imports
// modules in a way that Jest's sandbox refuses.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { Language, Parser } = require("@vscode/tree-sitter-wasm");

async function main() {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(require.resolve("@vscode/tree-sitter-wasm"), "../tree-sitter-powershell.wasm")));
  const textsOf = (root, type) => root.descendantsOfType(type).map((node) => node.text);
  const facts = JSON.parse(readFileSync(0, "utf8")).map((script) => {
    const { rootNode } = parser.parse(script);
    return { hasError: rootNode.hasError, functions: textsOf(rootNode, "function_name"), commands: textsOf(rootNode, "command_name") };
  });
  process.stdout.write(JSON.stringify(facts));
}

void main();
