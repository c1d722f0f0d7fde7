import { buildDirectories, type Directory } from "../../src/directory";
import type { Diagnostic } from "../../src/model/diagnostic";
import { type Files, read } from "../sources/folder";

export const ids = {
  web: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1bab01",
  webObject: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1eab01",
  webPrincipal: "9a6f3f52-7c1d-4c0e-8a55-5a4d2d1eab01",
  api: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1bab02",
  apiObject: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1eab02",
  apiPrincipal: "9a6f3f52-7c1d-4c0e-8a55-5a4d2d1eab02",
  scope: "5778995a-e1bf-45b8-affa-663a9f3fab01",
  role: "5778995a-e1bf-45b8-affa-663a9f3fab02",
  contoso: "3d2b5c0e-7a41-4d6e-9f18-52c7a0b4e9d1",
  microsoft: "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
  graph: "00000003-0000-0000-c000-000000000000",
} as const;

export const scope = { id: ids.scope, value: "Orders.Read", type: "User", isEnabled: true };
export const role = { id: ids.role, value: "Orders.Read.All", allowedMemberTypes: ["Application"], isEnabled: true };
export const api = {
  id: ids.apiObject,
  appId: ids.api,
  displayName: "Orders API",
  signInAudience: "AzureADMyOrg",
  api: { oauth2PermissionScopes: [scope] },
  appRoles: [role],
};
export const web = {
  id: ids.webObject,
  appId: ids.web,
  displayName: "Orders Web",
  signInAudience: "AzureADMyOrg",
  requiredResourceAccess: [{ resourceAppId: ids.api, resourceAccess: [{ id: ids.scope, type: "Scope" }] }],
};

export function principal(appId: string, id: string, fields: object = {}): object {
  return { id, appId, displayName: "Orders", servicePrincipalType: "Application", appOwnerOrganizationId: ids.contoso, ...fields };
}

export function directoriesOf(files: Files): { directories: Directory[]; diagnostics: Diagnostic[] } {
  const intake = read(files);
  expect(intake.unreadable).toBe(0);
  return buildDirectories(intake);
}

/** The one directory that these files form. */
export function directoryOf(files: Files): Directory {
  const { directories } = directoriesOf(files);
  expect(directories).toHaveLength(1);
  return directories[0] as Directory;
}
