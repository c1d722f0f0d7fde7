import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { groupWith } from "../support/needs";
import { groupOnTerminal, typed } from "../support/terminal";
import { aadguard, bin, folderWith } from "./run";

const words = (...line: string[]) =>
  aadguard(["completion", "words", "--", ...line])
    .stdout.split("\n")
    .slice(0, -1);
const names = (...line: string[]) => words(...line).map((candidate) => candidate.split("\t")[0]);

describe("what can stand at the cursor", () => {
  test("first a command, with its description, or a path of the default command", () => {
    expect(names("")).toEqual(expect.arrayContaining(["scan", "explain", "rules", "completion", ":files"]));
    expect(words("ru")).toEqual(["rules\tList the rules", ":files"]);
  });

  test("an option of the command, or of the default command", () => {
    expect(names("scan", "--f")).toEqual(["--format", "--fail-on", "--facts"]);
    expect(names("export/", "--unde")).toEqual(["--undetermined"]);
    expect(names("rules", "-")).toEqual(["--help", "--format"]);
  });

  test("a value of the option before it, in any way of writing", () => {
    expect(names("scan", "--fail-on", "")).toEqual(["error", "warning", "note", "never"]);
    expect(names("scan", "--format=g")).toEqual(["--format=github", "--format=gitlab"]);
    expect(names("rules", "--format", "")).toEqual(["pretty", "json"]);
    // As bash splits it.
    expect(names("scan", "--format", "=", "g")).toEqual(["github", "gitlab"]);
    expect(names("scan", "--format", "=")).toContain("sarif");
  });

  test("of a list of rules the next one", () => {
    expect(names("--rule", "symmetric-s")).toEqual(["symmetric-signing-key"]);
    expect(names("--rule", "malformed-client-id,symmetric-s")).toEqual(["malformed-client-id,symmetric-signing-key"]);
  });

  test("a path for options that take one, and behind the format's equals sign", () => {
    expect(names("scan", "--config", "")).toEqual([":files"]);
    expect(names("scan", "--format", "sarif=re")).toEqual([":files"]);
    expect(names("scan", "ex")).toEqual([":files"]);
    expect(names("scan", "--", "--f")).toEqual([":files"]);
  });

  test("a topic to explain, an action, a shell; then nothing more", () => {
    expect(names("explain", "AADSTS5000")).toContain("AADSTS50000");
    expect(names("explain", "symmetric-s")).toEqual(["symmetric-signing-key"]);
    expect(names("completion", "")).toEqual(["bash", "zsh", "fish"]);
    expect(names("rules", "")).toEqual([]);
  });
});

test.each([
  [["completion"], "completion takes the name of a shell: bash, zsh, fish."],
  [["completion", "bsh"], '"bsh" is not a valid value of completion: use bash, zsh, fish. Did you mean "bash" or "zsh"?'],
])("%j is refused", (args, message) => {
  const { exit, stdout, stderr } = aadguard(args);
  expect({ exit, stdout, stderr }).toEqual({ exit: 2, stdout: "", stderr: `aadguard: ${message}\n` });
});

const home = folderWith({ "exports/orders.json": {} });
afterAll(home.remove);
mkdirSync(join(home.path, "bin"));
writeFileSync(join(home.path, "bin", "aadguard"), `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
chmodSync(join(home.path, "bin", "aadguard"), 0o755);
const env = { HOME: home.path, ZDOTDIR: home.path, PATH: `${join(home.path, "bin")}${delimiter}${process.env.PATH}` };

const setUp = {
  bash: {
    file: ".bashrc",
    lines: "PS1='READY> '\nsource <(aadguard completion bash)\n",
    start: `bash --noprofile --rcfile ${join(home.path, ".bashrc")} -i`,
  },
  zsh: { file: ".zshrc", lines: "PS1='READY> '\nautoload -U compinit\ncompinit -D\nsource <(aadguard completion zsh)\n", start: "zsh -i" },
};

for (const shell of ["bash", "zsh"] as const) onTerminal(shell);

function onTerminal(shell: keyof typeof setUp): void {
  const { file, lines, start } = setUp[shell];
  const shown = (keys: string) => typed(`cd '${home.path}' && ${start}`, "READY> ", keys, env);

  groupOnTerminal(shell)(`${shell} on a terminal`, () => {
    beforeAll(() => writeFileSync(join(home.path, file), lines));

    test("completes commands, options and values; the completed line runs", async () => {
      expect(await shown("aadguard ru\t--fo\tjs\t\n")).toContain('"schemaVersion": 1');
    });

    test("completes rule ids and paths", async () => {
      const text = await shown("aadguard scan exp\tord\t --rule symmetric-si\t --format=gitl\t\n");
      expect(text).toMatch(/\n\[\]\n/);
      expect(text.replace(/\s+/g, " ")).toContain("--rule symmetric-signing-key");
    });
  });
}

groupWith("fish")("fish", () => {
  const completed = (line: string) => {
    const commands = `aadguard completion fish | source; complete -C '${line}'`;
    const { stdout, stderr } = spawnSync("fish", ["--no-config", "-c", commands], {
      cwd: home.path,
      env: { ...process.env, ...env },
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    return stdout.trimEnd().split("\n");
  };

  test("completes commands, options, values and paths", () => {
    expect(completed("aadguard ru")).toEqual(["rules\tList the rules"]);
    expect(completed("aadguard scan --fo")[0]).toMatch(/^--format\t/);
    expect(completed("aadguard scan --format sa")).toEqual(["sarif"]);
    expect(completed("aadguard scan --format=gi")).toEqual(["--format=github", "--format=gitlab"]);
    expect(completed("aadguard scan exp")[0]).toMatch(/^exports\//);
    expect(completed("aadguard scan --format sarif=exp")[0]).toMatch(/^sarif=exports\//);
  });
});
