import { pretty } from "../../src/report/pretty";
import { contextWith, resultWith, signingKey } from "./results";

test("every count stands in the summary line, waived ones where there are any", () => {
  const summary = {
    errors: 2,
    warnings: 1,
    notes: 4,
    undetermined: 3,
    waived: 5,
    baselined: 6,
    unreadable: 1,
    files: 9,
    scanned: 6,
    skipped: 2,
    applications: 8,
    servicePrincipals: 7,
  };
  expect([...pretty.render(resultWith({ findings: [signingKey], summary }), contextWith({ elapsed: 2449 }))].join("")).toContain(
    "\n2 errors, 1 warning, 4 notes, 3 undetermined, 5 waived, 6 baselined, 1 unreadable in 9 files (6 scanned, 2 skipped), 8 applications, 7 service principals; 2.4 s\n",
  );
});

test("colours mark the severity, and are left out when not wanted", () => {
  const result = resultWith({ findings: [signingKey] });
  const render = (color: boolean): string => [...pretty.render(result, contextWith({ color }))].join("");
  expect(render(true)).toContain("\u001b[31merror[symmetric-signing-key]");
  expect(render(false)).not.toContain("\u001b");
});
