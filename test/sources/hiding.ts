import fc from "fast-check";
import { broken, context, decoys } from "./hiding-decoys";

/*
 * Ways to put a declaration with a symmetric key out of sight: what JSON can be around it, beside it and in it. In each case the key
 * is there for a program that reads the file as JSON, whichever of two fields of one name it takes.
 */

type Json = Record<string, unknown>;

/** JSON text, so that a name may stand in an object twice. */
export interface Hidden {
  readonly text: string;
  readonly how: readonly string[];
}

const guid = (seed: number, kind: number): string =>
  `${(0xa0000000 + kind).toString(16)}-${seed.toString(16).padStart(8, "0").slice(0, 4)}-4000-8000-${seed.toString(16).padStart(12, "0")}`;

/** Holds the place of a list of keys in an object that is otherwise plain JSON. */
const keysMark = "@keys@";

const key = fc.record({
  type: fc.constantFrom("Symmetric", "Symmetric", "symmetric", "SYMMETRIC"),
  usage: fc.constantFrom("Sign", "Sign", "sign", "SIGN", "Verify"),
  keyId: fc.uuid(),
  endDateTime: fc.constantFrom("2027-01-01T00:00:00Z", null, "2030-06-30T00:00:00.0000000Z"),
});

const bases: readonly (readonly [string, (n: number) => Json])[] = [
  [
    "graph",
    (n) => ({
      id: guid(n, 1),
      appId: guid(n, 2),
      displayName: `App ${n}`,
      signInAudience: "AzureADMyOrg",
      keyCredentials: keysMark,
      passwordCredentials: [],
      requiredResourceAccess: [],
    }),
  ],
  ["graph, keys alone", (n) => ({ id: guid(n, 1), appId: guid(n, 2), keyCredentials: keysMark })],
  [
    "principal",
    (n) => ({
      id: guid(n, 3),
      appId: guid(n, 2),
      displayName: `App ${n}`,
      servicePrincipalType: "Application",
      accountEnabled: true,
      keyCredentials: keysMark,
    }),
  ],
  [
    "aad graph",
    (n) => ({
      objectId: guid(n, 1),
      appId: guid(n, 2),
      displayName: `App ${n}`,
      availableToOtherTenants: false,
      replyUrls: [],
      oauth2Permissions: [],
      keyCredentials: keysMark,
    }),
  ],
  [
    "powershell",
    (n) => ({
      Id: guid(n, 1),
      AppId: guid(n, 2),
      DisplayName: `App ${n}`,
      SignInAudience: "AzureADMyOrg",
      KeyCredentials: keysMark,
      AdditionalProperties: {},
    }),
  ],
  [
    "additional",
    (n) => ({
      Id: guid(n, 1),
      AppId: guid(n, 2),
      DisplayName: `App ${n}`,
      SignInAudience: "AzureADMyOrg",
      AdditionalProperties: { keyCredentials: keysMark },
    }),
  ],
  [
    "template",
    (n) => ({
      id: "${{OBJECT_ID}}",
      appId: "${{CLIENT_ID}}",
      name: `App ${n}`,
      oauth2Permissions: [],
      replyUrlsWithType: [],
      keyCredentials: keysMark,
    }),
  ],
  ["body", (n) => ({ displayName: `App ${n}`, keyCredentials: keysMark })],
];

const types = [
  "application",
  "Application",
  "agentIdentityBlueprint",
  "agentIdentityBlueprintPrincipal",
  "servicePrincipal",
  "user",
  "device",
  "aplication",
  "connectorGroup",
  "x",
];
const noise = fc.jsonValue({ maxDepth: 2 });
interface Move {
  readonly name: string;
  readonly change: (text: string) => string;
}

const wrapped = (name: string, before: string, after: string): Move => ({ name, change: (text) => before + text + after });
const say = (value: unknown): string => JSON.stringify(value);

/** Around the object, or around what is around it already. */
const around: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom(
    wrapped("array", "[", "]"),
    wrapped("page", '{"value":[', "]}"),
    wrapped("page of one", '{"value":', "}"),
    wrapped("powershell's page", '{"value":[', '],"Count":1}'),
    wrapped("batch", '{"responses":[{"id":"1","status":200,"body":', "}]}"),
    wrapped("azurehound", '{"data":[{"kind":"AZApp","data":', '}],"meta":{"type":"azure"}}'),
    wrapped("instantiate", '{"application":', ',"servicePrincipal":null}'),
    wrapped("collections", '{"applications":[', '],"servicePrincipals":[]}'),
    wrapped("collection of one", '{"applications":', "}"),
    wrapped("capital page", '{"Value":[', "]}"),
    wrapped("line", "", '\n{"x":1}\n'),
    wrapped("second line", '{"x":1}\n', "\n"),
    wrapped("comment", "// exported\n", "\n/* end */"),
    wrapped("mark", "\uFEFF", ""),
    wrapped("terraform's output", '{"format_version":"1.0","values":{"outputs":{"app":{"value":', "}}}}"),
    wrapped(
      "pulumi's output",
      '{"version":3,"deployment":{"resources":[{"urn":"urn:pulumi:a::b::pulumi:pulumi:Stack::c","type":"pulumi:pulumi:Stack","outputs":{"app":',
      "}}]}}",
    ),
    wrapped(
      "template's output",
      '{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","resources":[],"outputs":{"app":{"value":',
      "}}}",
    ),
  ),
  fc
    .constantFrom(...types, "applications", "servicePrincipals", "users", "aplications", "directoryObjects")
    .map((set) => wrapped(`page of ${set}`, `{"@odata.context":${say(context + set)},"value":[`, "]}")),
  fc
    .tuple(fc.string({ maxLength: 6 }), noise, noise)
    .map(([name, first, last]) => wrapped("name", `{"a":${say(first)},${say(name)}:`, `,"z":${say(last)}}`)),
  fc.tuple(noise, noise).map(([first, last]) => wrapped("between", `[${say(first)},`, `,${say(last)}]`)),
  fc.constantFrom(...decoys).map((decoy) => wrapped(`beside ${say(decoy)}`, `{"inner":`, `,${say(decoy).slice(1)}`)),
  fc.constantFrom(...decoys).map((decoy) => wrapped(`after ${say(decoy)}`, `[${say(decoy)},`, "]")),
);

/** Into the object itself, which the text begins and ends with. */
const into: fc.Arbitrary<Move> = fc.oneof(
  fc
    .constantFrom(...decoys, ...broken)
    .chain((more) =>
      fc.constantFrom(
        { name: `first ${say(more)}`, change: (text: string) => `${say(more).slice(0, -1)},${text.slice(1)}` },
        { name: `last ${say(more)}`, change: (text: string) => `${text.slice(0, -1)},${say(more).slice(1)}` },
      ),
    ),
  fc
    .constantFrom(...types)
    .map((type) => ({ name: `type ${type}`, change: (text: string) => `{"@odata.type":"#microsoft.graph.${type}",${text.slice(1)}` })),
  fc
    .tuple(fc.string({ maxLength: 8 }), noise)
    .map(([name, value]) => ({ name: "field", change: (text: string) => `{${say(name)}:${say(value)},${text.slice(1)}` })),
  fc
    .constantFrom("keyCredentials", "KeyCredentials", "keycredentials", "KEYCREDENTIALS")
    .chain((name) =>
      fc
        .constantFrom(
          "[]",
          "null",
          '"x"',
          '{"value":[],"type":"Symmetric"}',
          '[{"keyId":"x","type":"AsymmetricX509Cert","usage":"Verify"}]',
        )
        .chain((value) =>
          fc.constantFrom(
            { name: `${name} first`, change: (text: string) => `{"${name}":${value},${text.slice(1)}` },
            { name: `${name} last`, change: (text: string) => `${text.slice(0, -1)},"${name}":${value}}` },
            { name: `additional ${name}`, change: (text: string) => `${text.slice(0, -1)},"AdditionalProperties":{"${name}":${value}}}` },
          ),
        ),
    ),
  fc.constantFrom("KeyCredentials", "keycredentials", "KEYCREDENTIALS", "keyCREDENTIALS").map((name) => ({
    name: `as ${name}`,
    change: (text: string) => text.replace(/"keyCredentials"/i, say(name)),
  })),
  fc
    .constantFrom("Type", "TYPE", "tYPE")
    .map((name) => ({ name: `as ${name}`, change: (text: string) => text.replaceAll('"type":', `${say(name)}:`) })),
);

/** How the list of keys is written. */
const keyList: fc.Arbitrary<(key: string) => string> = fc.constantFrom<(key: string) => string>(
  (one) => `[${one}]`,
  (one) => `[${one}]`,
  (one) => one,
  (one) => `{"value":[${one}]}`,
  (one) => `{"value":[${one}],"Count":1}`,
  (one) => `{"value":[],"0":${one}}`,
  (one) => `{"0":${one}}`,
  (one) => `[[${one}]]`,
  (one) => `[null,${one},"x"]`,
  (one) => `[{"type":"AsymmetricX509Cert","usage":"Verify","keyId":"x"},${one}]`,
  (one) => `[${one.slice(0, -1)},"type":"AsymmetricX509Cert"}]`,
  (one) => `[{"type":"AsymmetricX509Cert",${one.slice(1)}]`,
  (one) => `[${one.slice(0, -1)},"Type":"AsymmetricX509Cert"}]`,
  (one) => `[${one.slice(0, -1)},"AdditionalProperties":{"type":"AsymmetricX509Cert"}}]`,
);

/** The `n`-th: its ids are its own, so that files of one scan have nothing in common. */
export const hidden = (n: number): fc.Arbitrary<Hidden> =>
  fc
    .record({
      base: fc.constantFrom(...bases),
      key,
      list: keyList,
      inside: fc.array(into, { maxLength: 2 }),
      outside: fc.array(around, { maxLength: 3 }),
    })
    .map(({ base: [name, make], key, list, inside, outside }) => {
      const object = say(make(n)).replace(say(keysMark), list(say(key)));
      const moves = [...inside, ...outside];
      return { text: moves.reduce((text, { change }) => change(text), object), how: [name, ...moves.map((move) => move.name)] };
    });
