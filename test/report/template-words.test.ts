import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generalText } from "../../src/findings/wording";
import { catalogue } from "../../src/policy/catalogue";
import { descriptorOf } from "../../src/report/sarif/rule";
import { aadguard, root } from "../cli/run";

/** Words that the host fills by the kind of the subject, and endings that a message has only at times: no reader knows them. */
const inner = /[<{](?:azNoun|mgNoun)[>}]|[A-Za-z>]<[A-Za-z]+>/;

describe.each(catalogue().rules.map((rule) => [rule.id, rule] as const))("%s: no template word shows through", (id, rule) => {
  test("in SARIF", () => {
    const { help, fullDescription, shortDescription } = descriptorOf(rule);
    for (const { text } of [help ?? { text: "" }, fullDescription ?? { text: "" }, shortDescription ?? { text: "" }]) {
      expect(text).not.toMatch(inner);
    }
    expect(help?.markdown?.replace(/&lt;/g, "<")).not.toMatch(inner);
  });

  test("on its page", () => {
    const page = readFileSync(join(root, "policies", rule.group, id, "README.md"), "utf8");
    expect(page.replace(/&lt;/g, "<")).not.toMatch(inner);
  });

  test("in what the policy pack says of it", () => expect(generalText(rule.remediation.text, rule)).not.toMatch(inner));
});

test("in explain", () => expect(aadguard(["explain", "symmetric-signing-key"]).stdout).not.toMatch(inner));
