import { body, describeWithOpa, metadata, RulesProject } from "./rules-project";

describeWithOpa("npm run generate", () => {
  let project: RulesProject;
  beforeEach(() => (project = new RulesProject()));
  afterEach(() => project.remove());

  test("writes the entrypoint, the bundle, the catalogue, the index and the rule's page", () => {
    expect(project.generate()).toMatchObject({ status: 0 });
    expect(JSON.parse(project.read("policies/bundle/catalog.json"))).toEqual({
      schemaVersion: 1,
      rules: [
        expect.objectContaining({
          id: "blocked-name",
          group: "names",
          description: "The name is blocked. It stays so.",
          severity: "warning",
          highestSeverity: "error",
          rootCause: 4,
          variants: {},
          sources: [{ url: "https://example.com/names", description: "Names: 50000" }],
        }),
      ],
    });
    expect(project.read("policies/main.rego")).toContain('"ruleId": "blocked-name"');
    expect(project.read("policies/README.md")).toContain("[blocked-name](names/blocked-name/README.md)");
    expect(project.read(`${project.rule}/README.md`)).toContain("- [bad-name.json](examples/bad-name.json)");
    expect(project.generate("--check")).toMatchObject({ status: 0 });
  });

  test("keeps what was written by hand on a rule's page", () => {
    project.generate();
    const page = `${project.rule}/README.md`;
    project.write(page, `${project.read(page)}\n## History\n\nBy hand.\n`);
    project.writeRule(metadata.replace("Rename it.", "Give it another name."), body);
    expect(project.generate().status).toBe(0);
    expect(project.read(page)).toMatch(/Give it another name\.[\s\S]*## History\n\nBy hand\.\n$/);
  });

  test("--check changes nothing, names what differs and fails", () => {
    project.generate();
    const before = project.read("policies/bundle/catalog.json");
    project.writeRule(metadata.replace("Rename it.", "Give it another name."), body);
    const { status, output } = project.generate("--check");
    expect(status).toBe(1);
    expect(output).toContain("differs: policies/bundle/catalog.json");
    expect(output).not.toContain("differs: policies/bundle/policy.wasm");
    expect(project.read("policies/bundle/catalog.json")).toBe(before);
  });

  test("a changed rule changes the Wasm module", () => {
    project.generate();
    project.writeRule(metadata, body.replace('"blocked"', '"forbidden"'));
    expect(project.generate("--check").output).toContain("differs: policies/bundle/policy.wasm");
  });

  test.each([
    ["a builtin that leaves Wasm", metadata, body.replace('== "blocked"', '== sprintf("%s", ["x"])'), /not available inside Wasm.*sprintf/],
    [
      "a field that the subject does not have",
      metadata,
      body.replace("displayName ==", "displayNmae =="),
      /displayNmae: the subject has no such field/,
    ],
    [
      "a misspelt field in a string",
      metadata,
      body.replace('"element": ""', '"element": "keyCredentails"'),
      /"keyCredentails" is not a field of the subject/,
    ],
    [
      "a misspelt field in METADATA",
      metadata.replace("  since:", "  silent_without: [keyCredentails]\n#   since:"),
      body,
      /"keyCredentails" of silent_without/,
    ],
    ["a builtin that Wasm lacks", metadata, body.replace('== "blocked"', "!= time.now_ns()"), /not available inside Wasm.*time\.now_ns/],
    ["a package that is not the folder's", metadata, body.replace("blocked-name", "other"), /blocked_name\.rego:\d+: the package must be/],
    ["no METADATA", "", body, /needs one `# METADATA` comment/],
    ["a severity that does not exist", metadata.replace("severity: warning", "severity: fatal"), body, /`custom\.severity` must be error/],
    [
      "a highest severity below the severity",
      metadata.replace("highest_severity: error", "highest_severity: note"),
      body,
      /highest_severity/,
    ],
    [
      "a root cause that does not exist",
      metadata.replace("root_cause: 4", "root_cause: 7"),
      body,
      /`custom\.root_cause` must be 1 to 6, or null/,
    ],
    ["a code without a source", metadata.replace("[AADSTS50000]", "[AADSTS50000, AADSTS5000]"), body, /must name AADSTS5000 in/],
    ["a code that is none", metadata.replace("AADSTS50000", "50000"), body, /`custom\.aadsts`/],
    ["a misspelt field", metadata.replace("false_positives", "false_positive"), body, /`custom\.false_positive` is not known/],
    ["a missing field", metadata.replace("#   since: 0.1.0\n", ""), body, /`custom\.since` must be/],
    ["an unused variable", metadata, `${body}\nunused(x) := y if {\n\ty := 1\n\tz := x\n}\n`, /opa check: failed/],
    ["no violations", metadata, body.replace("violations", "violation"), /a rule needs `violations contains/],
  ])("refuses %s, and writes nothing", (_, annotation, text, message) => {
    project.writeRule(annotation, text);
    const { status, output } = project.generate();
    expect(status).toBe(1);
    expect(output).toMatch(message);
    expect(output).not.toMatch(/^\s+at /m);
    expect(() => project.read("policies/main.rego")).toThrow();
  });

  test("asks for the examples and the test that a rule needs", () => {
    project.remove(`${project.rule}/examples/good-name.json`);
    project.remove(`${project.rule}/blocked_name_test.rego`);
    const { status, output } = project.generate();
    expect(status).toBe(1);
    expect(output).toContain(`missing: ${project.rule}/examples/good-*.json`);
    expect(output).toContain(`missing: ${project.rule}/blocked_name_test.rego`);
  });
});
