/** Documents as Pulumi writes them, cut down to what readers look at. */
type Fields = Record<string, unknown>;

export const application = (name: string): string => `urn:pulumi:dev::shop::azuread:index/application:Application::${name}`;
export const principal = (name: string): string => `urn:pulumi:dev::shop::azuread:index/servicePrincipal:ServicePrincipal::${name}`;

const typeOf = (urn: string): string => urn.split("::")[2] ?? "";

export function state(urn: string, fields: Fields): Fields {
  return { urn, custom: true, type: typeOf(urn), ...fields };
}

export function exported(resources: Fields[]): Fields {
  return { version: 3, deployment: { manifest: { time: "2026-11-23T00:00:00Z" }, secrets_providers: { type: "passphrase" }, resources } };
}

export function step(op: string, urn: string, states: { oldState?: Fields; newState?: Fields }): Fields {
  const whole = (fields: Fields | undefined): Fields | undefined => fields && state(urn, fields);
  return { op, urn, oldState: whole(states.oldState), newState: whole(states.newState), detailedDiff: null };
}

export function preview(steps: Fields[], changeSummary: Fields = { create: steps.length }): Fields {
  const stack = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
  return { steps: [step("create", stack, { newState: {} }), ...steps], duration: 1, changeSummary };
}

export function engineEvent(sequence: number, kind: string, op: string, urn: string, fields: Fields): Fields {
  const metadata = { op, urn, type: typeOf(urn), old: null, new: { id: "", parent: "", ...state(urn, fields) }, detailedDiff: null };
  return { sequence, timestamp: 1, [kind]: { metadata, planning: true } };
}
