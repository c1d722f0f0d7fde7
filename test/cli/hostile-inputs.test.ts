import type { ScanResult } from "../../src/findings/result";
import { aadguardHere } from "../support/in-process";
import { beside, found, said, type Files } from "./hostile-cases";
import { folderWith } from "./run";

async function scan(files: Files, args: readonly string[] = []): Promise<ScanResult> {
  const folder = folderWith({ ...files, "beside.json": beside });
  try {
    const { stdout } = await aadguardHere(["scan", ".", "--now", "2026-11-30T00:00:00Z", "--format", "json", ...args], folder.path);
    return JSON.parse(stdout) as ScanResult;
  } finally {
    folder.remove();
  }
}

test.each(Object.entries(found))("found: %s", async (_, files) => {
  const { findings } = await scan(files);
  expect(findings.filter(({ ruleId, severity }) => ruleId === "symmetric-signing-key" && severity === "error")).not.toEqual([]);
});

test.each(Object.entries(said))("said: %s", async (_, files) => {
  const { findings, undetermined, diagnostics, leftOut, notices } = await scan(files);
  const isOfKeys = ({ ruleId }: { readonly ruleId: string }): boolean => /symmetric|unrecognised-key/.test(ruleId);
  const words = [...findings.filter(isOfKeys), ...undetermined.filter(isOfKeys), ...diagnostics, ...leftOut, ...notices];
  expect(words.length).toBeGreaterThan(0);
});
