import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { WalkContext } from "../../src/diagnose/context";
import type { WalkSettings } from "../../src/diagnose/link";
import { linkDefinitions } from "../../src/diagnose/links";
import { findAll, namedApplication } from "../../src/diagnose/named-application";
import { likelyResources } from "../../src/diagnose/likely";
import type { NamedApplication } from "../../src/diagnose/request";
import { allUses, usesFor, walkLink } from "../../src/diagnose/walk";
import { buildDirectories, type Directory } from "../../src/directory";
import { known } from "../../src/model/unknown";
import { catalogue } from "../../src/policy/catalogue";
import { loadRules } from "../../src/policy/wasm";
import { positionOf, readInputs } from "../../src/sources";
import { root } from "../cli/run";

const policy = loadRules();
const named = catalogue().rules.filter(({ id }) => linkDefinitions.some((link) => allUses(link).some(({ rule }) => rule === id)));

/** A rule's bad example breaks a request that somebody could make there. */
function isBroken(ruleId: string, path: string): boolean {
  const { now = "2026-11-23T00:00:00Z" } = JSON.parse(readFileSync(path, "utf8")) as { now?: string };
  const { directories } = buildDirectories(readInputs([path]));
  const settings: WalkSettings = { policy, now, useOf: () => undefined, placeOf: ({ source }, field) => positionOf(source.locate(field)) };
  return directories.some((directory) => requestsOf(directory).some((request) => breaks(ruleId, directory, request, settings)));
}

interface Pair {
  readonly client: NamedApplication;
  readonly resource: NamedApplication;
}

function requestsOf(directory: Directory): Pair[] {
  return directory.applications.flatMap((application) => {
    const client = namedApplication(known(application.appId) ?? "", application, directory);
    // An API itself is asked for by whoever calls it.
    const resources = [...likelyResources(client, directory), client];
    const byUri = resources.flatMap(({ appId, application: api }) => {
      const uris = [known(api?.identifierUris)?.[0], `api://${appId ?? ""}`];
      return uris.flatMap((uri) => (typeof uri === "string" ? findAll(uri, directory) : []));
    });
    return [...resources, ...byUri].map((resource) => ({ client, resource }));
  });
}

function breaks(ruleId: string, directory: Directory, { client, resource }: Pair, settings: WalkSettings): boolean {
  return linkDefinitions.some((link) =>
    link.flows
      .filter((flow) => usesFor(link, flow).some(({ rule }) => rule === ruleId))
      .some((flow) =>
        [undefined, "common"].some((authority) => {
          const request = {
            flow,
            client,
            resource,
            scopes: undefined,
            scopeText: undefined,
            authority,
            user: undefined,
            assertion: undefined,
            flowBasis: "given" as const,
            sent: {},
          };
          const { status, ruleIds } = walkLink(link, new WalkContext({ directory, request }, settings));
          return status === "broken" && ruleIds.includes(ruleId);
        }),
      ),
  );
}

test.each(named.map(({ id, group }) => [id, group]))("%s, in an example of its own, breaks a request", (id, group) => {
  const folder = join(root, "policies", group, id, "examples");
  const bad = readdirSync(folder).filter((name) => name.startsWith("bad-"));
  expect(bad.filter((name) => isBroken(id, join(folder, name)))).not.toEqual([]);
});
