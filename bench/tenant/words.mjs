export const ownTenant = "3d2b5c0e-7a41-4d6e-9f18-52c7a0b4e9d1";
export const microsoftTenant = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";

/** Ids of data/microsoft-graph-permissions.json. */
export const graph = {
  appId: "00000003-0000-0000-c000-000000000000",
  scopes: {
    "User.Read": "e1fe6dd8-ba31-4d61-89e7-88639da4683d",
    openid: "37f7f235-527c-4136-accd-4a02d197296e",
    profile: "14dad69e-099b-42c9-810b-d002981feec1",
    offline_access: "7427e0e9-2fba-42fe-b0c0-848c9e6a8182",
    email: "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0",
  },
  roles: { "User.Read.All": "df021288-bdef-4463-88db-98f22de89214" },
};

const areas = [
  "Orders",
  "Billing",
  "Warehouse",
  "Payroll",
  "Travel",
  "Lieferung",
  "Überweisung",
  "Ledger",
  "Präsenz",
  "受注",
  "Kundendienst",
];
const parts = ["Portal", "Gateway", "Console", "Reports", "Planner", "Archive", "Übersicht", "Hub"];

/** A name as people give it; about every second holds more than ASCII somewhere. */
export function nameFor(random, index) {
  return `Contoso ${random.pick(areas)} ${random.pick(parts)} ${index}`;
}

export const descriptions = [
  "Used by the branch offices; ask the platform team before changing anything here.",
  "Für die Außenstellen; Änderungen nur nach Rücksprache mit dem Plattformteam.",
  "Registered by the pipeline. The credentials are rotated every six months.",
  "Application de démonstration, conservée pour les formations d'été.",
];
