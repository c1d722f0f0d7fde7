import { WalkContext } from "../../src/diagnose/context";
import { namedApplication } from "../../src/diagnose/named-application";
import { likelyFlows, likelyResources } from "../../src/diagnose/likely";
import { walk } from "../../src/diagnose/walk";
import { buildDirectories } from "../../src/directory";
import { known } from "../../src/model/unknown";
import { loadRules } from "../../src/policy/wasm";
import { positionOf, readInputs } from "../../src/sources";
import { now } from "./world";

const policy = loadRules();

/** Every request that an application of the example may make, by what its registration looks like. */
function requestsOf(folder: string) {
  const { directories } = buildDirectories(readInputs([folder]));
  const settings = {
    policy,
    now,
    useOf: () => undefined,
    placeOf: (
      declaration: Parameters<typeof namedApplication>[1] | { source: Parameters<typeof namedApplication>[1]["source"] },
      path: readonly (string | number)[],
    ) => positionOf(declaration.source.locate(path)),
  };
  return directories.flatMap((directory) =>
    directory.applications.flatMap((application) => {
      const client = namedApplication(known(application.appId) ?? "", application, directory);
      return likelyFlows(client, directory, settings.useOf).flatMap((flow) =>
        likelyResources(client, directory).map((resource) => {
          const more = {
            scopes: undefined,
            scopeText: undefined,
            authority: undefined,
            user: undefined,
            assertion: undefined,
            flowBasis: "given" as const,
            sent: {},
          };
          return walk(new WalkContext({ directory, request: { flow, client, resource, ...more } }, settings));
        }),
      );
    }),
  );
}

test("in the organisation that is put right no link of any request is broken", () => {
  const walks = requestsOf("examples/contoso-clean");
  expect(walks.length).toBeGreaterThan(20);
  const broken = walks.flatMap(({ context: { request }, links }) =>
    links
      .filter(({ status }) => status === "broken")
      .map(({ id, evidence }) => `${request.client.displayName} ${request.flow} ${id}: ${evidence[0]?.text}`),
  );
  expect(broken).toEqual([]);
});

test("in the faulty one the faults break requests", () => {
  const found = new Set(
    requestsOf("examples/contoso-tenant").flatMap(({ links }) =>
      links.flatMap(({ status, ruleIds }) => (status === "broken" ? ruleIds : [])),
    ),
  );
  for (const rule of [
    "client-without-service-principal",
    "resource-without-service-principal",
    "disabled-service-principal",
    "symmetric-signing-key",
  ]) {
    expect(found).toContain(rule);
  }
});
