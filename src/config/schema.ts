import type { Rule } from "../policy/catalogue";
import { severities } from "../policy/verdict";
import { kinds } from "../entra/kind";
import { flows } from "./config";

/** JSON Schema (2020-12) of `aadguard.yaml`, from the catalogue. */
export function configSchema(rules: readonly Pick<Rule, "id" | "title" | "severity">[]): Record<string, unknown> {
  const level = { enum: [...severities, "off"] };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "aadguard.yaml",
    type: "object",
    additionalProperties: false,
    properties: {
      rules: {
        description: "One severity for all verdicts of a rule; off switches the rule off.",
        type: ["object", "null"],
        additionalProperties: false,
        properties: Object.fromEntries(
          rules.map(({ id, title, severity }) => [id, { ...level, description: `${title} (default: ${severity})` }]),
        ),
      },
      applications: {
        description: "What only people know about their applications: the flows they use, and what they are.",
        type: ["array", "null"],
        items: {
          type: "object",
          additionalProperties: false,
          required: ["match"],
          properties: {
            match,
            flows: { type: "array", items: { enum: [...flows] }, uniqueItems: true },
            daemonOnly: { description: "An API that only daemons call, by design: it needs no delegated permission.", type: "boolean" },
            kind: { description: "What the application is, where its declaration leaves that open or says it wrongly.", enum: [...kinds] },
          },
        },
      },
      exclude: { description: "Globs of files that scan leaves out.", type: ["array", "null"], items: text },
      context: {
        description:
          "Files and folders, from this file's own, that are asked and never judged: exports of other stacks or of the tenant, joined by client id.",
        type: ["array", "null"],
        items: text,
      },
      stacks: {
        description: "Pulumi stacks that belong together (contoso/platform/*): what one lacks another may declare.",
        type: ["array", "null"],
        items: text,
      },
      waivers: {
        description: "Findings that were accepted, by whom and until when. A waiver names a fingerprint, or a rule and whom it is about.",
        type: ["array", "null"],
        items: waiver(rules.map(({ id }) => id)),
      },
    },
  };
}

const text = { type: "string", minLength: 1 };
const guid = { type: "string", pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" };
const fingerprint = { type: "string", pattern: "^[0-9a-f]{64}$" };
export const day = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2}))?$" };

const match = {
  description: "Which application: a client id, a display name (* and ? match any characters), or a Pulumi URN.",
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  properties: { appId: guid, displayName: text, urn: text },
};

function waiver(ids: readonly string[]): Record<string, unknown> {
  return {
    type: "object",
    additionalProperties: false,
    required: ["reason", "expires"],
    anyOf: [{ required: ["fingerprint"] }, { required: ["rule", "match"] }],
    properties: {
      rule: { enum: [...ids] },
      match,
      fingerprint,
      reason: text,
      owner: text,
      expires: { ...day, description: "The last day on which it counts (UTC), or an RFC 3339 time." },
    },
  };
}
