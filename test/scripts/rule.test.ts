import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { RulesProject } from "./rules-project";

describe("npm run rule", () => {
  const project = new RulesProject();
  afterAll(() => project.remove());
  const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: project.folder, encoding: "utf8" });

  test.each([
    [["blocked-nam"], 'No rule is called "blocked-nam". Did you mean "blocked-name"?\n'],
    [["something-else-altogether"], 'No rule is called "something-else-altogether". There are blocked-name.\n'],
    [[], "Usage: npm run rule -- RULE-ID\n"],
    [["blocked-name", "more"], "Usage: npm run rule -- RULE-ID\n"],
  ])("%j ends with a hint", (args, message) => {
    expect(run("scripts/rule.mjs", ...args)).toMatchObject({ status: 2, stdout: "", stderr: message });
  });

  test("finds links of the page that lead nowhere, and what explain cannot show", () => {
    project.write(`${project.rule}/README.md`, "[here](examples/bad-name.json) [there](../gone/README.md#x) [web](https://example.com/x)");
    const script = pathToFileURL(join(project.folder, "scripts", "test", "rule-page.mjs")).href;
    const code = `import { pageProblems } from ${JSON.stringify(script)};
      console.log(JSON.stringify(await pageProblems({ id: "blocked-name", folder: ${JSON.stringify(project.rule)} })));`;
    const { stdout, stderr } = run("--input-type=module", "--eval", code);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual([
      `${project.rule}/README.md links to ../gone/README.md, which does not exist`,
      expect.stringMatching(/^aadguard explain blocked-name ended with 2: /),
    ]);
  });
});
