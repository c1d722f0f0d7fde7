import type { Application } from "../model/declarations";
import { isGuid } from "../entra/guid";
import { identityOf } from "../policy/identity";
import type { SubjectIdentity } from "../policy/verdict";
import { escapeControls } from "../text/escape";
import { counted } from "../text/words";
import { propose, type Proposal } from "./propose";
import { scalar } from "./waiver-text";

export interface FirstFile {
  readonly text: string;
  /** Applications that it proposes something for, and those that show no flow. */
  readonly proposed: number;
  readonly silent: number;
}

/** A commented `aadguard.yaml` for these applications: nothing in it is in force before someone takes a `#` away. */
export function firstFile(applications: readonly Application[]): FirstFile {
  const all = applications.map((application) => ({ who: identityOf(application), proposal: propose(application) }));
  const entries = all.filter((entry): entry is Entry => entry.proposal !== undefined && matchOf(entry.who) !== undefined);
  entries.sort((a, b) => (keyOf(a.who) < keyOf(b.who) ? -1 : 1));
  const silent = all.length - entries.length;
  return { text: `${header}${entries.map(entryText).join("")}${silentText(silent)}${footer}`, proposed: entries.length, silent };
}

interface Entry {
  readonly who: SubjectIdentity;
  readonly proposal: Proposal;
}

function entryText({ who, proposal: { flows, daemonOnly, because } }: Entry): string {
  const lines = [
    `  # ${escapeControls(who.displayName ?? who.urn ?? "(unnamed)")}: ${because.join(", ")}`,
    `  - match: ${matchOf(who)}`,
    ...(flows.length > 0 ? [`    # flows: [${flows.join(", ")}]`] : []),
    ...(daemonOnly ? ["    # daemonOnly: true"] : []),
  ];
  return `${lines.join("\n")}\n\n`;
}

/** By client id where it is known and can be one; a resource that is not deployed yet by its URN. */
function matchOf({ appId, urn, displayName }: SubjectIdentity): string | undefined {
  if (appId && isGuid(appId)) return `{ appId: ${scalar(appId.toLowerCase(), ",[]{}")} }`;
  if (urn) return `{ urn: ${JSON.stringify(urn)} }`;
  return displayName ? `{ displayName: ${scalar(displayName, ",[]{}")} }` : undefined;
}

function keyOf({ displayName, appId, urn }: SubjectIdentity): string {
  return JSON.stringify([displayName ?? "", appId ?? "", urn ?? ""]);
}

function silentText(count: number): string {
  if (count === 0) return "";
  return `  # ${counted(count, "application")} more: no redirect URI, credential or permission that hints at a flow.\n\n`;
}

const header = `# yaml-language-server: $schema=node_modules/aadguard/schema/aadguard.schema.json
#
# What only people know about their applications, and what they have decided. Written by \`aadguard init\`; every
# proposal is a comment: take the \`#\` away where it is right, change it where it is not, and delete what nobody needs.

# One severity for all verdicts of a rule; off switches the rule off. \`aadguard rules\` lists them.
# rules:
#   symmetric-key-credential: warning

# The flows that applications use: authorizationCode, deviceCode, onBehalfOf, refreshToken, clientCredentials, ropc.
# A declared flow turns warnings that depend on it into errors, or silences them.
# daemonOnly: an API that only daemons call, by design; it needs no scope.
applications:
`;

const footer = `# Files that scan leaves out.
# exclude: ["legacy/**"]

# Findings that were accepted: by whom, why, and until when. \`aadguard waive\` adds one.
# waivers:
#   - rule: symmetric-signing-key
#     match: { appId: 00000000-0000-0000-0000-000000000000 }
#     reason: replaced in May
#     owner: identity@contoso.com
#     expires: 2027-05-31
`;
