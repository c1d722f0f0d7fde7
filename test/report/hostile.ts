import type { Finding } from "../../src/findings/result";
import { signingKey } from "./results";

/** Names that mean something to one renderer or another. */
export const hostileNames = [
  "</testcase><script>alert(1)</script>",
  "]]> & \"quotes\" 'more' <b>",
  "::error file=a::x%0Ay%25",
  "line\nbreak\r\n::set-env name=A::b",
  "\u001b[31mred\u001b[0m \u202eevil\u2066 \u0000\u0085\ufffe\uffff \ud800 \ufeff",
  "| cell | `code` ``more`` \\ *bold* _under_ ~~gone~~",
  "[link](https://evil.example) ![image](https://evil.example/x.png) [1](1) {0} {{1}}",
  "@octocat #123 owner/repo#1 https://evil.example www.evil.example $x^2$",
  "<img src=x onerror=alert(1)> <!-- --> &lt;",
  "$(touch /tmp/x) `id` ; rm -rf ~",
  "##vso[task.setvariable variable=PATH]/tmp/x ###[error] ##TeamCity[buildStop]",
  "Tours and more ::error file=evil.json::pwned ::add-mask::a",
];

/** A finding whose every text of an input is `name`. */
export function hostileFinding(name: string, index = 0): Finding {
  return {
    ...signingKey,
    message: `${name} holds a symmetric signing key`,
    subject: { ...signingKey.subject, displayName: name },
    location: { ...signingKey.location, path: `export/${name}.json`, pointer: `/${name}/0` },
    related: [
      { ...signingKey.subject, kind: "servicePrincipal", displayName: name, location: { ...signingKey.location, path: `${name}.json` } },
    ],
    remediation: { text: `Remove it from ${name}.`, commands: [{ shell: "az", command: `az ad app show --id '${name}'` }], code: [] },
    fingerprint: String(index).padStart(64, "0"),
    waiver: { reason: name, owner: name, expires: "2027-01-31" },
  };
}

export const hostileFindings: readonly Finding[] = hostileNames.flatMap((name, index) => [
  hostileFinding(name, index),
  { ...hostileFinding(name, index), waiver: null },
]);
