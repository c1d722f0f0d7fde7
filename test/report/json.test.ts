import { json } from "../../src/report/json";
import { contextWith, resultWith, signingKey } from "./results";

const render = (result: ReturnType<typeof resultWith>) => [...json.render(result, contextWith())].join("");

test("the document is the result, field for field and in its order", () => {
  const result = resultWith({
    findings: [signingKey, { ...signingKey, severity: "warning" }],
    diagnostics: [{ kind: "merged", path: "a.json", message: "m" }],
  });
  const document = JSON.parse(render(result));
  expect(document).toEqual(result);
  expect(Object.keys(document)).toEqual(Object.keys(result));
});

test("it is laid out as JSON.stringify lays it out", () => {
  const result = resultWith({ findings: [signingKey] });
  expect(render(result)).toBe(`${JSON.stringify(result, null, 2)}\n`);
});

test("names with control characters and direction marks are escaped and stay the same", () => {
  const message = "\u001b[31m \u009b31m \u007f \u202e \u2028 \ufeff \ud800 é 名";
  const text = render(resultWith({ findings: [{ ...signingKey, message }] }));
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e\ufeff]/);
  expect(JSON.parse(text).findings[0].message).toBe(message);
});
