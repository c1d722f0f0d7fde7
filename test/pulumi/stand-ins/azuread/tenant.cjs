// What the stand-in knows of the tenant: a few of Microsoft Graph's permissions, and the applications of this run.
"use strict";

exports.graph = {
  clientId: "00000003-0000-0000-c000-000000000000",
  displayName: "Microsoft Graph",
  appRoles: [
    { id: "df021288-bdef-4463-88db-98f22de89214", value: "User.Read.All" },
    { id: "7ab1d382-f21e-4acd-a863-ba3e13f7da61", value: "Directory.Read.All" },
  ].map((role) => ({ ...role, allowedMemberTypes: ["Application"], enabled: true })),
  oauth2PermissionScopes: [
    { id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", value: "User.Read", type: "User" },
    { id: "37f7f235-527c-4136-accd-4a02d197296e", value: "openid", type: "User" },
    { id: "024d486e-b451-40bb-833d-3e66d98c5c73", value: "Mail.ReadWrite", type: "User" },
  ].map((scope) => ({ ...scope, enabled: true })),
};

const applications = new Map();

/** Keeps an application that has its client id, for the service principals that stand for it. */
exports.remember = function remember(type, outputs) {
  if (type === "azuread:index/application:Application" && typeof outputs.clientId === "string") applications.set(outputs.clientId, outputs);
};

/** What a service principal shows of its application. */
exports.exposedBy = function exposedBy(clientId) {
  const found = clientId === exports.graph.clientId ? exports.graph : applications.get(clientId);
  return {
    displayName: found?.displayName ?? "",
    appRoles: found?.appRoles ?? [],
    oauth2PermissionScopes: found?.oauth2PermissionScopes ?? found?.api?.oauth2PermissionScopes ?? [],
  };
};
