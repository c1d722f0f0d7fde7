import fc from "fast-check";
import type { Application } from "../../src/model/declarations";
import { readInputs } from "../../src/sources";
import { asAadGraph, asGraph, asPowerShell, type Draft, drafts } from "./dialect-writers";
import { fieldsOf } from "./folder";

const dialects: Record<string, (draft: Draft) => unknown> = {
  "the AAD Graph manifest": asAadGraph,
  "the Graph SDK for PowerShell": (draft) => asPowerShell(asGraph(draft)),
  "the AzureAD module": (draft) => asPowerShell(asAadGraph(draft)),
  "a file that mixes both": (draft) => ({ ...asAadGraph(draft), ...asGraph(draft) }),
};

const applicationIn = (value: unknown): Application => {
  const { declarations } = readInputs(["-"], { stdin: () => Buffer.from(JSON.stringify(value)) });
  expect(declarations.map(({ kind }) => kind)).toEqual(["application"]);
  return declarations[0] as Application;
};

test.each(Object.entries(dialects))("the same application says the same in %s as in Microsoft Graph", (_name, write) => {
  fc.assert(
    fc.property(drafts, (draft) => {
      expect(fieldsOf(applicationIn(write(draft)))).toEqual(fieldsOf(applicationIn(asGraph(draft))));
    }),
    { numRuns: 100, seed: 50000 },
  );
});
