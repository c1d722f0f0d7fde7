import fc from "fast-check";
import { aadguard, folderWith } from "../../cli/run";
import { expired, now } from "../../cli/inputs";
import { read } from "../folder";
import { application, engineEvent, exported, preview, principal, state, step } from "./written";

/** Values of every type, and what trips a program that calls their methods. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 7, "", "x", [], {}, [null], { toString: 1 }, { length: -1 }, [{ toString: null }], "urn:pulumi:"),
  fc.jsonValue({ maxDepth: 2 }),
);

const web = {
  ...state(application("web"), {
    id: "/applications/5b8f9d6e-8d5e-4f5c-9a51-02c0f1a3d7e4",
    inputs: { displayName: "Web", requiredResourceAccesses: [{ resourceAppId: "x", resourceAccesses: [{ id: "y", type: "Scope" }] }] },
    outputs: { clientId: "c0a80101-52c0-4a4b-9a77-8c2a7d4f1b10", passwords: [{ keyId: "k", endDate: "2030-01-01T00:00:00Z" }] },
    propertyDependencies: { displayName: [] },
    sourcePosition: "project:///index.ts#12,13",
    stackTrace: [{ sourcePosition: "project:///index.ts#12,13" }],
  }),
  provider: "urn:pulumi:dev::p::pulumi:providers:azuread::default::1",
};
const behind = state(principal("web"), { inputs: { clientId: "c0a80101-52c0-4a4b-9a77-8c2a7d4f1b10" } });

const documents: Readonly<Record<string, unknown>> = {
  "a stack export": exported([web, behind]),
  "a preview": preview([
    step("create", application("web"), { newState: web }),
    step("same", principal("web"), { oldState: behind, newState: behind }),
  ]),
  "an engine event": engineEvent(1, "resourcePreEvent", "create", application("web"), web),
};

function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function replaced(value: unknown, [step, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[step] = replaced(copy[step], rest, by);
  return copy;
}

test.each(Object.entries(documents))(
  "%s with any value anywhere is read, skipped or unreadable, and its places are found",
  (_what, document) => {
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(document)), odd, (path, value) => {
        const content = replaced(document, path, value);
        const text = _what === "an engine event" ? `${JSON.stringify(content)}\n${JSON.stringify(content)}` : JSON.stringify(content);
        const intake = read({ "stack.json": text });
        expect(intake.scanned + intake.skipped + intake.unreadable).toBe(1);
        for (const declaration of intake.declarations)
          for (const field of Object.keys(declaration)) expect(declaration.source.locate([field, 0, "type"]).pointer).toMatch(/^(\/|$)/);
      }),
      { numRuns: process.env.CI ? 1000 : 150 },
    );
  },
);

test.each<[string, Record<string, unknown>, string]>([
  ["an id that is an object", { id: { toString: 1 } }, "/deployment/resources/1/id"],
  ["a provider that is a number", { provider: 7 }, "/deployment/resources/1/provider"],
  ["a stack trace that holds null", { stackTrace: [null] }, "/deployment/resources/1/stackTrace"],
  ["inputs that are a list", { inputs: [] }, "/deployment/resources/1/inputs"],
])("%s makes its file unreadable at its place; the rest of the file and of the run is judged", (_what, fault, pointer) => {
  const inputs = folderWith({
    "stack.json": exported([behind, { ...web, ...fault }]),
    "apps.json": [expired],
  });
  const { exit, stdout, stderr } = aadguard([".", "--format", "json", "--now", now], { cwd: inputs.path });
  inputs.remove();
  expect(stderr).toBe("");
  const { summary, diagnostics } = JSON.parse(stdout);
  expect({ exit, summary }).toMatchObject({ exit: 2, summary: { unreadable: 1, applications: 1, servicePrincipals: 1 } });
  const [{ line }] = diagnostics.filter(({ kind }: { kind: string }) => kind === "unreadable");
  const lines = JSON.stringify(exported([behind, { ...web, ...fault }]), null, 2).split("\n");
  expect(lines[line - 1]).toContain(`"${pointer.split("/").pop()}"`);
});
