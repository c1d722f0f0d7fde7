import { isDamagedGuid, isGuid, isNilGuid } from "../../src/entra/guid";
import { signInScopes } from "../../src/entra/sign-in";
import { aadguard, folderWith } from "../cli/run";
import type { ScanResult } from "../../src/findings/result";

const nil = "00000000-0000-0000-0000-000000000000";
const sound = "5a1d2c3b-7e6f-4a58-9b0c-d1e2f3a4b5c6";
const damaged = ["5a1d2c3b-7e6f-4a58-9b0c-d1e2f3a4b5c", `{${sound}}`, "5a1d2c3b7e6f4a589b0cd1e2f3a4b5c6", ` ${sound}`];
const names = ["orders-web", "${CLIENT_ID}", "---"];

/** The clients of an API that a scan finds malformed: the rules decide it (`policies/lib/guid.rego`), and the host asks them only where it saw one. */
function malformed(ids: readonly string[]): string[] {
  const api = {
    ...{ id: "0b1c2d3e-4f50-4617-8829-3a4b5c6d7e8f", appId: "6b2d3c4a-8f7e-4b69-8c1d-e2f3a4b5c6d7", displayName: "Harbour API" },
    api: { knownClientApplications: ids, oauth2PermissionScopes: [], preAuthorizedApplications: [] },
  };
  const folder = folderWith({ "applications.json": JSON.stringify([api]) });
  const { stdout } = aadguard(["scan", folder.path, "--format", "json", "--rule", "malformed-client-id", "--now", "2026-11-23T00:00:00Z"]);
  folder.remove();
  const { findings } = JSON.parse(stdout) as ScanResult;
  return findings.map(({ location }) => ids[Number(location.pointer.split("/").at(-1))] ?? "").sort();
}

test("rules and host agree on what is a GUID, a nil and a damaged one", () => {
  const all = [sound, sound.toUpperCase(), nil, ...damaged, ...names];
  expect(all.filter((id) => isGuid(id))).toEqual([sound, sound.toUpperCase(), nil]);
  expect(all.filter((id) => isNilGuid(id))).toEqual([nil]);
  expect(all.filter((id) => isDamagedGuid(id))).toEqual(damaged);
  expect(malformed(all)).toEqual([nil, ...damaged].sort());
});

test.each([nil, ...damaged])("%j is found next to sound ones", (id) => expect(malformed([sound, id])).toEqual([id]));

test("the scopes of OpenID Connect are four", () => {
  expect([...signInScopes].sort()).toEqual(["email", "offline_access", "openid", "profile"]);
});
