import type { Violation, WireResource } from "./driver";

/** The text that stands for a value that is not known yet. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const secret = (value: unknown) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

/** A resource of azuread, of a stack that is about to be made. */
export function resource(
  type: string,
  name: string,
  props: Record<string, unknown>,
  dependencies: Record<string, string[]> = {},
): WireResource {
  const token = `azuread:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
  const propertyDependencies = { ...Object.fromEntries(Object.keys(props).map((property) => [property, []])), ...dependencies };
  return { urn: `urn:pulumi:dev::shop::${token}::${name}`, type: token, props, propertyDependencies };
}

export const web = resource("Application", "web", { displayName: "Web", clientId: unknown });
export const principal = resource("ServicePrincipal", "web-sp", { clientId: unknown }, { clientId: [web.urn] });
export const key = (props: Record<string, unknown> = {}): WireResource =>
  resource(
    "ApplicationCertificate",
    "web-key",
    { applicationId: unknown, type: "Symmetric", value: secret("hush"), ...props },
    { applicationId: [web.urn] },
  );
/** A client with its service principal and a symmetric key. */
export const stack = [web, principal, key()];

export const brief = (all: readonly Violation[]): string[] => all.map(({ level, policy, resource: name }) => `${level} ${policy} ${name}`);
