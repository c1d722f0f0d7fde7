import { scanned } from "./scanned";
import { application as urnOf, engineEvent, exported, preview, principal, state, step } from "./written";

/** An application of one tenant, and its only service principal in another. */
type Fields = Record<string, unknown>;
const sentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const [here, there] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const provider = (name: string): string => `urn:pulumi:dev::shop::pulumi:providers:azuread::${name}`;
const options = ["--rule", "client-without-service-principal"];
const clientInputs = { displayName: "Web", fallbackPublicClientEnabled: true };
const fault = "error client-without-service-principal Web";
const doubt = "client-without-service-principal Web: the input does not show all resources of the tenant";

describe.each([
  [
    "a preview",
    "p.json",
    (made: [string, Fields][]) =>
      preview(
        made.map(([urn, fields]) => step("create", urn, { newState: fields })),
        { create: made.length + 1 },
      ),
  ],
  [
    "engine events",
    "e.jsonl",
    (made: [string, Fields][]) =>
      [
        ...made.map(([urn, fields], n) => engineEvent(n, "resourcePreEvent", "create", urn, fields)),
        { sequence: 99, timestamp: 1, summaryEvent: { resourceChanges: { create: made.length } } },
      ]
        .map((line) => JSON.stringify(line))
        .join("\n"),
  ],
])("%s", (_form, name, write) => {
  test("tells providers apart by their URN, while their ids are not known", () => {
    const made: [string, Fields][] = [
      [provider("here"), { inputs: { tenantId: here } }],
      [provider("there"), { inputs: { tenantId: there } }],
      [urnOf("web"), { inputs: clientInputs, provider: `${provider("here")}::${sentinel}` }],
      [
        principal("web"),
        {
          inputs: { clientId: sentinel },
          provider: `${provider("there")}::${sentinel}`,
          propertyDependencies: { clientId: [urnOf("web")] },
        },
      ],
    ];
    expect(scanned(write(made), { name, options }).findings).toEqual([fault]);
  });
});

describe("a stack export", () => {
  const clientId = "c0a80101-52c0-4a4b-9a77-8c2a7d4f1b10";
  const scan = (inputs: [Fields, Fields], names = ["here", "there"]) =>
    scanned(
      exported([
        ...names.map((name, n) => state(provider(name), { id: name, inputs: inputs[n] })),
        state(urnOf("web"), { inputs: clientInputs, outputs: { clientId }, provider: `${provider(String(names[0]))}::${names[0]}` }),
        state(principal("web"), { inputs: { clientId }, provider: `${provider(String(names[1]))}::${names[1]}` }),
      ]),
      { options },
    );

  test("of two providers that name their tenants", () => {
    expect(scan([{ tenantId: here }, { tenantId: there }]).findings).toEqual([fault]);
    expect(scan([{ tenantId: here }, { tenantId: here.toUpperCase() }])).toMatchObject({ findings: [], undetermined: [] });
  });

  test.each<[string, [Fields, Fields], string[]]>([
    ["one that leaves its tenant to the environment", [{}, { tenantId: there }], ["default_6_9_1", "there"]],
    ["one whose tenant is a closed secret", [{ tenantId: here }, { tenantId: "[secret]" }], ["here", "there"]],
  ])("of two providers, %s: undetermined, and said so", (_what, inputs, names) => {
    const { findings, undetermined, result } = scan(inputs, names);
    expect(findings).toEqual([]);
    expect(undetermined).toEqual([doubt]);
    expect(result.diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining("do not say their tenant")]);
  });
});
