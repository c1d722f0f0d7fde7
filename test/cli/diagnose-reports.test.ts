import { web, type Tenant } from "../diagnose/tenant";
import { documentOf, request, run } from "./diagnose-run";

describe("reports", () => {
  const consentBlocked = (made: Tenant) => {
    made.policy.defaultUserRolePermissions = { permissionGrantPoliciesAssigned: [] };
    made.grants = [];
  };

  test("pretty: the verdict first; with --all every link with its status", () => {
    const brief = run(request("authorizationCode"), consentBlocked).stdout;
    expect(brief).toMatch(/^Orders Web asks for a token for Orders API by the authorization code flow\n\nVerdict: Consent: /);
    expect(brief.split("\n").length).toBeLessThanOrEqual(13);
    expect(brief).not.toMatch(/^holds /m);
    const { stdout } = run(request("authorizationCode", "--all"), consentBlocked);
    expect(stdout).toMatch(/^Orders Web asks for a token for Orders API by the authorization code flow\n/);
    expect(stdout).toMatch(
      /^broken {10}Consent\n[^]*?--> applications\.json:\d+:\d+\n[^]*?= leads to: AADSTS90093, AADSTS90094, AADSTS50000/m,
    );
    expect(stdout).toMatch(/^Verdict: Consent: Users of Orders Web cannot consent/m);
    expect(stdout).toMatch(/\n1 broken, \d+ hold, 1 cannot be seen\.\n$/);
  });

  test("markdown: a table of the links, remedies below", () => {
    const { stdout } = run([...request("authorizationCode"), "--format", "markdown"], consentBlocked);
    expect(stdout).toMatch(/^## Orders Web asks for a token/);
    expect(stdout).toMatch(/^\| \*\*broken\*\* \| Consent \| .*AADSTS50000.*`user-consent-blocked` \|$/m);
    expect(stdout).toContain("### What to do: Consent");
    expect(stdout).toContain("### Where to look: The user's sign-in");
  });

  test("a hostile name stays text in every format, and no command carries it", () => {
    const hostile = "Orders\u001b[31m <img src=x onerror=alert(1)> `$(id)` | '; rm -rf ~ #";
    const change = (made: Tenant) => {
      consentBlocked(made);
      made.applications[0].displayName = hostile;
    };
    const args = ["--client", web, "--resource", "api://orders", "--flow", "authorizationCode"];
    const pretty = run(args, change).stdout;
    expect(pretty).not.toContain("\u001b");
    const markdown = run([...args, "--format", "markdown"], change).stdout;
    expect(markdown).not.toContain("<img");
    expect(markdown).not.toContain("\u001b");
    const { document } = documentOf(args, change);
    const commands = document.links.flatMap(({ remediation, see }) => [...(remediation?.commands ?? []), ...(see?.commands ?? [])]);
    expect(commands.filter(({ command }) => command.includes("rm -rf"))).toEqual([]);
  });

  test("the same request gives the same bytes", () => {
    const [first, second] = [1, 2].map(() => run([...request("authorizationCode"), "--format", "json"], consentBlocked).stdout);
    expect(first).toBe(second);
  });
});
