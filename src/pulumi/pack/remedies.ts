import { graphPermissions, microsoftGraphAppId } from "../../entra/microsoft";
import type { PulumiRemedy, Rule } from "../../policy/catalogue";
import { azureAdType } from "../../sources/azuread/resource";

/** The inputs of a resource, as @pulumi/policy hands them over for a remediation: they are written in place, and secrets stay closed. */
export type Inputs = Record<string, unknown>;

/** Puts right what can be put right without a question; whether it changed anything. */
type Remedy = (type: string, inputs: Inputs) => boolean;

/** The few faults that have one right value. Off unless a policy's level is `remediate`. */
const remedies: Readonly<Record<PulumiRemedy, Remedy>> = {
  "enable-principal": (type, inputs) => {
    if (type !== "ServicePrincipal" || seen(inputs, "accountEnabled") !== false) return false;
    inputs.accountEnabled = true;
    return true;
  },
  "set-token-version": (type, inputs) => {
    if (!personal.has(seen(inputs, "signInAudience"))) return false;
    if (type === "ApplicationRegistration") return setVersion(inputs);
    if (type !== "Application") return false;
    if (!("api" in inputs)) inputs.api = {};
    return isInputs(seen(inputs, "api")) && setVersion(inputs.api as Inputs);
  },
  "set-permission-type": (type, inputs) => {
    if (type === "ApplicationApiAccess") return seen(inputs, "apiClientId") === microsoftGraphAppId && sortIds(inputs);
    if (type !== "Application") return false;
    const entries = elements(inputs, "requiredResourceAccesses").filter((entry) => seen(entry, "resourceAppId") === microsoftGraphAppId);
    return entries
      .flatMap((entry) => elements(entry, "resourceAccesses"))
      .map(setType)
      .includes(true);
  },
};

/** @returns the same inputs where a rule's remedy changed them */
export function remedied(
  { pulumiRemedy }: Pick<Rule, "pulumiRemedy">,
  { type, props }: { type: string; props: Inputs },
): Inputs | undefined {
  return pulumiRemedy && remedies[pulumiRemedy](azureAdType(type) ?? "", props) ? props : undefined;
}

const personal: ReadonlySet<unknown> = new Set(["AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"]);

function setVersion(inputs: Inputs): boolean {
  if (
    ("requestedAccessTokenVersion" in inputs && seen(inputs, "requestedAccessTokenVersion") === undefined) ||
    inputs.requestedAccessTokenVersion === 2
  )
    return false;
  inputs.requestedAccessTokenVersion = 2;
  return true;
}

function setType(access: Inputs): boolean {
  const right = typeOf(seen(access, "id"));
  if (right === undefined || seen(access, "type") === undefined || access.type === right) return false;
  access.type = right;
  return true;
}

/** The ids of either type that stand among the other's. */
function sortIds(inputs: Inputs): boolean {
  const lists = { Role: ids(inputs, "roleIds"), Scope: ids(inputs, "scopeIds") };
  if (!lists.Role || !lists.Scope) return false;
  const strays = { Role: lists.Scope.filter((id) => typeOf(id) === "Role"), Scope: lists.Role.filter((id) => typeOf(id) === "Scope") };
  if (strays.Role.length + strays.Scope.length === 0) return false;
  const without = (list: readonly string[], others: readonly string[]): string[] => list.filter((id) => !others.includes(id));
  inputs.roleIds = [...new Set([...without(lists.Role, strays.Scope), ...strays.Role])];
  inputs.scopeIds = [...new Set([...without(lists.Scope, strays.Role), ...strays.Scope])];
  return true;
}

/** What Microsoft Graph has under this id; undefined where that is neither, or both. */
function typeOf(id: unknown): "Role" | "Scope" | undefined {
  const { scopes, roles } = graphPermissions();
  const key = typeof id === "string" ? id.toLowerCase() : "";
  if (key in scopes === key in roles) return undefined;
  return key in scopes ? "Scope" : "Role";
}

/** A list of ids that can all be seen; one that is not there is empty. */
function ids(inputs: Inputs, name: string): string[] | undefined {
  if (!(name in inputs)) return [];
  const list = seen(inputs, name);
  if (!Array.isArray(list)) return undefined;
  const known = Array.from({ length: list.length }, (_, n) => seen(list as unknown as Inputs, String(n)));
  return known.every((id): id is string => typeof id === "string") ? known : undefined;
}

function elements(inputs: Inputs, name: string): Inputs[] {
  const list = seen(inputs, name);
  if (!Array.isArray(list)) return [];
  return Array.from({ length: list.length }, (_, n) => seen(list as unknown as Inputs, String(n))).filter(isInputs);
}

/** Looking at what is not known yet throws. */
function seen(inputs: Inputs, name: string): unknown {
  try {
    return inputs[name];
  } catch {
    return undefined;
  }
}

function isInputs(value: unknown): value is Inputs {
  return typeof value === "object" && value !== null;
}
