import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/root.mjs";
import { Problem } from "./problem.mjs";
import { namesIn } from "./subject-schema.mjs";

/** A string in camelCase, with its parts where it is a path (`keyCredentials.usage`); `key` where it names a key of an object. */
const literal = /"(?<path>[a-z]+[A-Z][A-Za-z]*(?:\.[A-Za-z]+)*|[a-z]+\.[A-Za-z.]+)"(?<key>\s*:)?/g;

/** Names that rules use and no subject has: flows of `aadguard.yaml`, and fields of what an export leaves out. */
const others = new Set(["authorizationPolicy", "permissionGrantPoliciesAssigned", "redirectUris"]);

/**
 * Refuses a misspelt field that is given as a string, which the compiler cannot see: each string in camelCase is a field of the
 * subject, a value of its enumerations or a flow.
 * @param {string[]} files Rego files, paths from the root
 * @param {object} schema as `subjectSchema` gives it
 * @param {readonly string[]} flows as `aadguard.yaml` names them
 * @throws {Problem} for the first one that is none of these
 */
export function refuseUnknownNames(files, schema, flows) {
  const names = new Set([...namesIn(schema), ...flows, ...others]);
  for (const file of files) {
    const lines = readFileSync(join(root, file), "utf8").split("\n");
    for (const [index, line] of lines.entries()) {
      if (/^\s*#/.test(line)) continue;
      for (const { groups } of line.matchAll(literal)) {
        const unknown = groups.key ? undefined : groups.path.split(".").find((name) => !names.has(name));
        if (unknown)
          throw new Problem(`${file}:${index + 1}`, `"${unknown}" is not a field of the subject (src/policy/subject.ts) and not a flow.`);
      }
    }
  }
}

/** As `refuseUnknownNames`, of the fields that METADATA names. */
export function refuseUnknownMetadataNames(entries, schema) {
  const names = namesIn(schema);
  for (const { id, silentWithout, silentWith } of entries) {
    for (const name of [...silentWithout, ...silentWith]) {
      const unknown = name
        .replace(/^input\./, "")
        .split(".")
        .find((part) => !names.has(part));
      if (unknown)
        throw new Problem(id, `"${unknown}" of silent_without or silent_with is not a field of the subject (src/policy/subject.ts).`);
    }
  }
}
