import type { Pack } from "./driver";
import { aadguard } from "./pack-folder";
import { brief, resource, unknown } from "./resources";

/** How a message names an adopted principal that is switched off while a client asks for it, at a first preview: only its client id is known. */
async function nameOf(pack: Pack, clientId: string): Promise<string | undefined> {
  const adopted = resource("ServicePrincipal", "adopted", {
    ...{ clientId, useExisting: true, accountEnabled: false },
    ...{ displayName: unknown, objectId: unknown, appRoles: unknown, oauth2PermissionScopes: unknown },
  });
  const asks = { resourceAppId: clientId, resourceAccesses: [{ id: "00000000-1111-4222-8333-444444444444", type: "Scope" }] };
  const client = resource("Application", "web", { displayName: "Web", clientId: unknown, requiredResourceAccesses: [asks] });
  const found = await pack.analyzeStack([client, adopted]);
  const disabled = found.find(({ policy }) => policy === "disabled-service-principal");
  expect(disabled?.resource).toBe("adopted");
  return /service principal of (.*) is disabled, and clients ask for it: Web/.exec(disabled?.message ?? "")?.[1];
}

test("an adopted principal of Microsoft's has Microsoft's name, any other the program's", async () => {
  const pack = await aadguard();
  await pack.previewing(true);
  expect(await nameOf(pack, "00000003-0000-0000-c000-000000000000")).toBe("Microsoft Graph");
  expect(await nameOf(pack, "00000002-0000-0FF1-CE00-000000000000")).toBe("Office 365 Exchange Online");
  expect(await nameOf(pack, "5b8f9d6e-8d5e-4f5c-9a51-02c0f1a3d7e4")).toBe("adopted");
});

test("what is read by an unknown id is known by what was made from it: its service principal stands for no other application", async () => {
  const pack = await aadguard();
  await pack.previewing(true);
  const bare = resource("Application", "bare", { displayName: "Bare", clientId: unknown, fallbackPublicClientEnabled: true });
  const said = async (dependencies: Record<string, string[]>) => {
    const ofRead = resource("ServicePrincipal", "of-read", { clientId: unknown, objectId: unknown }, dependencies);
    const found = await pack.analyzeStack([bare, ofRead]);
    return brief(found).filter((line) => line.includes("client-without-service-principal"));
  };
  // The engine leaves the read application out of the stack.
  const read = bare.urn.replace(/::bare$/, "::read");
  expect(await said({ clientId: [read] })).toEqual(["mandatory client-without-service-principal bare"]);
  expect(await said({})).toEqual([]);
});
