import { blankApplication, kinds } from "./application.mjs";
import { addFault } from "./faults.mjs";
import { more } from "./more-faults.mjs";
import { randomSource } from "./random.mjs";
import { assignment, grant, microsoftGraph, servicePrincipalOf } from "./service-principal.mjs";
import { tenantWriter } from "./write.mjs";

/** How many of a hundred applications are of each kind. `idle` registrations sign nobody in and have no service principal. */
const mix = { web: 35, spa: 12, native: 10, daemon: 15, api: 23, idle: 5 };
/** The share of faulty applications by profile; those of a messy tenant are spread over more rules, as real exports have them. */
const faulty = { tenth: 0.1, messy: 1 };
const sharedApis = 50;

/**
 * Writes a tenant of so many applications to a folder. The same seed gives the same bytes.
 * @param {"tenth" | "messy"} [profile] every tenth application faulty, or nearly every one
 * @returns {{applications: number, servicePrincipals: number, grants: number, files: number, bytes: number,
 *   faults: {rule: string, appId: string}[]}} the faults by the rule that finds each
 */
export function writeTenant(folder, applications, seed, profile = "tenth", writerOf = tenantWriter) {
  const random = randomSource(seed);
  const writer = writerOf(folder);
  const graphPrincipal = microsoftGraph(random);
  writer.servicePrincipal(graphPrincipal);
  writer.authorizationPolicy(authorizationPolicy);

  const totals = { applications, servicePrincipals: 1, grants: 0, faults: [] };
  const apis = [];
  for (let index = 0; index < applications; index++) {
    // The first ones are the APIs that others ask for; they are sound, so that a fault stays one object's.
    const shared = index < Math.min(sharedApis, applications / 10);
    const kind = shared ? "api" : kindOf(random);
    const objects = objectsOf(kind, random, index, graphPrincipal, apis);
    if (shared) apis.push(apiOf(objects));
    else if (random.chance(faulty[profile])) {
      const rule = addFault(kind, objects, random, profile === "messy" ? more : []);
      if (rule) totals.faults.push({ rule, appId: objects.app.appId });
    }
    write(writer, objects);
    totals.servicePrincipals += objects.sp ? 1 : 0;
    totals.grants += objects.grants.length;
  }
  return { ...totals, ...writer.totals() };
}

function objectsOf(kind, random, index, graphPrincipal, apis) {
  const app = blankApplication(random, index);
  const api = apis.length > 0 ? random.pick(apis) : undefined;
  kinds[kind](app, random, api);
  if (kind === "idle") return { app, sp: null, grants: [], assignments: [] };
  const sp = servicePrincipalOf(app, random);
  const scopes = ["User.Read", "openid", "profile", "offline_access", "email"];
  const [first, second] = app.requiredResourceAccess;
  const grants = kind === "daemon" || !first ? [] : [grant(random, sp, graphPrincipal, scopes)];
  if (second) grants.push(grant(random, sp, api.sp, [api.scopes[0].value]));
  const assignments = kind === "daemon" && api ? [assignment(random, sp, api.sp, api.roles[0])] : [];
  return { app, sp, grants, assignments };
}

function apiOf({ app, sp }) {
  return { appId: app.appId, scopes: app.api.oauth2PermissionScopes, roles: app.appRoles, sp };
}

function write(writer, { app, sp, grants, assignments }) {
  writer.application(app);
  if (sp) writer.servicePrincipal(sp);
  for (const one of grants) writer.grant(sp, one);
  for (const one of assignments) writer.assignment(sp, one);
}

function kindOf(random) {
  let rest = random.below(100);
  return Object.keys(mix).find((kind) => (rest -= mix[kind]) < 0);
}

const authorizationPolicy = {
  id: "authorizationPolicy",
  displayName: "Authorization Policy",
  defaultUserRolePermissions: {
    allowedToCreateApps: false,
    permissionGrantPoliciesAssigned: ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"],
  },
};
