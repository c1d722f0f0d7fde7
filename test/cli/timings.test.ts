import { aadguardProcess } from "./run";

const scan = ["scan", "examples/contoso-tenant", "--now", "2026-01-01T00:00:00Z", "--format", "json"];

test("--timings says on standard error where the time went, and changes nothing else", () => {
  const plain = aadguardProcess(scan);
  const { exit, stdout, stderr } = aadguardProcess([...scan, "--timings"]);
  expect({ exit, stdout }).toEqual({ exit: plain.exit, stdout: plain.stdout });
  expect(plain.stderr).toBe("");
  const rows = [...stderr.matchAll(/^(\S.*?) {2,}(\d+) (ms|MB)/gm)].map(([, name = "", value, unit]) => ({
    name,
    value: Number(value),
    unit,
  }));
  expect(rows.map(({ name, unit }) => `${name} ${unit}`)).toEqual([
    ...[
      "start, options and rules ms",
      "read files ms",
      "link objects ms",
      "ask the rules ms",
      "findings and places ms",
      "write reports ms",
    ],
    ...["in all ms", "processors, all threads ms", "memory at most MB"],
  ]);
  // Each is rounded by itself.
  const stages = rows.slice(0, 6).reduce((sum, { value }) => sum + value, 0);
  expect(Math.abs(stages - (rows[6]?.value ?? NaN))).toBeLessThanOrEqual(4);
  const { files, applications } = (JSON.parse(stdout) as { summary: { files: number; applications: number } }).summary;
  expect(applications).toBeGreaterThan(0);
  expect(stderr).toContain(` ms for ${files} file`);
});
