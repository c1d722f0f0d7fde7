import { pretty } from "../../src/report/pretty";
import { secretSpans } from "../../src/text/secrets";
import { contextWith, resultWith, signingKey } from "../report/results";

const secretsOf = (line: string) => secretSpans(line).map(({ start, end }) => line.slice(start, end));

describe("secrets of a source line", () => {
  test.each([
    ['{"keyId":"k","key":"MIIC/x==","type":"Symmetric","usage":"Sign"}', ["MIIC/x=="]],
    ['{"KeyId":"k","Value":"c2VjcmV0","Type":"Symmetric"}', ["c2VjcmV0"]],
    ['"passwordCredentials":[{"hint":"a~b","secretText":"a~b8Q\\"x","keyId":"k"}]', ["a~b", 'a~b8Q\\"x']],
    ['  "value": "P4ssw0rd",', ["P4ssw0rd"]],
    ['{"KeyId":"k","Value":[201,202],"Type":"Symmetric"}', ["[201,202]", "201", "202"]],
    ['{"value":["hush"],"keyId":"k"}', ['["hush"]', "hush"]],
    ['{"value":{"text":"hush"},"keyId":"k"}', ['{"text":"hush"}']],
    ['{"key":{"bytes":[1]},"type":"Symmetric"}', ['{"bytes":[1]}']],
    ['{"key":[[1,2]],"secretText":42}', ["[[1,2]]", "[1,2]", "1", "2", "42"]],
    ['"Value":[201,202,', ["201", "202"]],
    ['203, 204],"Type":"Symmetric"', ["203", "204"]],
    ['"key":[201,202,', ["[201,202,", "201", "202"]],
    ['{"type":"Symmetric", /* "value":"hush" */ "usage":"Sign"} // hush', [' "value":"hush" ', " hush"]],
    ['"value":"hush" */ "type":"Symmetric" /* hush', ['"value":"hush" ', "hush", " hush"]],
    ['"client_secret": "s", "plaintext": "\\"p\\""', ["s", '\\"p\\"']],
  ])("%s", (line, secrets) => {
    expect(secretsOf(line)).toEqual(secrets);
  });

  test.each([
    '{"id":"1","isEnabled":true,"type":"User","value":"Orders.Read"}',
    '{"allowedMemberTypes":["Application"],"value":"Orders.Read.All"}',
    '{"value":[{"appId":"1","keyCredentials":[]}]}',
    '{"keyId":"k","key":null,"type":"Symmetric"}',
    '{"@odata.context":"x","value":[{"id":"1","uris":["a"]},{"id":"2"}]}',
    'const app = new azuread.Application("web", { displayName: "web", tags: ["a"] });',
  ])("none in %s", (line) => {
    expect(secretsOf(line)).toEqual([]);
  });

  test("a secret is found whatever stands around it on the line", () => {
    expect(secretsOf('{"value":"Orders.Read","isEnabled":true},{"value":"hush","keyId":"k"},{"value":"A","isEnabled":false}')).toEqual([
      "hush",
    ]);
    expect(secretsOf('"a": "unclosed, "key": "x')).not.toContain("unclosed, ");
  });
});

test("the pretty report hides key material beside a finding, and keeps the caret in place", () => {
  const line = '{"keyId":"k1","key":"TUlJQ3NlY3JldA==","type":"Symmetric","usage":"Sign","value":"c2VjcmV0"}';
  const column = line.indexOf('"Symmetric"') + 1;
  const location = { ...signingKey.location, line: 1, endLine: 1, column, endColumn: column + 11 };
  const text = [
    ...pretty.render(resultWith({ findings: [{ ...signingKey, location }] }), contextWith({ width: 120, sourceLine: () => line })),
  ].join("");
  expect(text).toContain('1 | {"keyId":"k1","key":"••••••••••••••••","type":"Symmetric","usage":"Sign","value":"••••••••"}\n');
  expect(text).toContain(`  | ${" ".repeat(column - 1)}${"^".repeat(11)}\n`);
});

test("a permission's value that a finding points at is shown, though its line tells nothing else", () => {
  const line = '  "value": "Orders.Read",';
  const location = { ...signingKey.location, line: 1, endLine: 1, column: 12, endColumn: 25 };
  const text = [
    ...pretty.render(resultWith({ findings: [{ ...signingKey, location }] }), contextWith({ width: 120, sourceLine: () => line })),
  ].join("");
  expect(text).toContain('"value": "Orders.Read"');
});
