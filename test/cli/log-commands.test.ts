import { faulty, now } from "./inputs";
import { aadguard, folderWith } from "./run";

/** Names that build servers would run, were they printed as they are: anywhere in a line, and at its beginning. */
const azure = "##vso[task.setvariable variable=PATH]/tmp/x";
const github = "::error file=evil.json::pwned";
const named = (n: number, displayName: string) => ({
  ...faulty,
  id: `0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9d0${n}`,
  appId: `4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7b0${n}`,
  displayName,
});
const folder = folderWith({
  [`in/${azure.replaceAll("/", "-")}.json`]: named(1, azure),
  [`in/${github}.json`]: named(2, github),
  // Something of ours: a walk passes over what has nothing.
  "in/broken ##[error].json": '{ "appId": ',
});
const readable = ["in", "--exclude", "in/broken*"];
beforeAll(() => void aadguard(["baseline", "update", ...readable, "--now", now], { cwd: folder.path }));
afterAll(folder.remove);

test.each([
  ["scan", ["scan", "in"]],
  ...["json", "sarif", "junit", "gitlab", "markdown", "html"].map((format) => [`scan as ${format}`, ["scan", "in", "--format", format]]),
  ["scan of a path that is not there", ["scan", `${azure}.json`]],
  ["baseline show", ["baseline", "show", ...readable]],
  ["baseline show with a file unread", ["baseline", "show", "in"]],
  ...["mermaid", "dot", "json"].map((format) => [`graph as ${format}`, ["graph", ...readable, "--format", format]]),
  ["graph around a name that is not there", ["graph", ...readable, "--application", azure]],
  ...["pretty", "json", "markdown"].flatMap((format) =>
    [azure, github].map((client) => [
      `diagnose of ${client} as ${format}`,
      ["diagnose", ...readable, "--client", client, "--resource", "Microsoft Graph", "--flow", "deviceCode", "--format", format],
    ]),
  ),
  ["diagnose of nothing readable", ["diagnose", "in", "--exclude", "in/[#:]*", "--client", "a", "--resource", "b", "--flow", "deviceCode"]],
  ["init", ["init", ...readable, "--output", "-"]],
] as [string, string[]][])("%s prints no name as a command of a build server", (_, args) => {
  const { stdout, stderr } = aadguard([...args, "--now", now].slice(0, args[0] === "init" ? -2 : undefined), { cwd: folder.path });
  const log = `${stdout}\n${stderr}`;
  expect(log).not.toMatch(/##(vso|teamcity)?\[/i);
  expect(log).not.toMatch(/^\s*::/m);
  expect(log).toMatch(/vso|error/);
});
