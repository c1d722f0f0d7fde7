import type { ScanResult } from "../../src/findings/result";
import { expired, faulty, now } from "./inputs";
import { aadguard, folderWith } from "./run";

const second = { ...faulty.keyCredentials[0], keyId: "3b0e0c1a-6a52-4f0e-9f4b-0b8f6c1d2e51" };
const twoKeys = { ...faulty, keyCredentials: [...faulty.keyCredentials, second] };
const principal = {
  id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c61",
  appId: faulty.appId,
  servicePrincipalType: "Application",
  keyCredentials: [second],
};

/** Sorted: which findings there are, not where they stand. */
function fingerprints(files: Readonly<Record<string, unknown>>, args: readonly string[] = []): string[] {
  const folder = folderWith(files);
  const { stdout } = aadguard(["scan", "--rule", "symmetric-signing-key", "--format", "json", "--now", now, ...args], { cwd: folder.path });
  folder.remove();
  return (JSON.parse(stdout) as ScanResult).findings.map(({ fingerprint }) => fingerprint).sort();
}

const before = fingerprints({ "apps.json": [twoKeys, expired] });

test("each finding has its own", () => {
  expect(before).toHaveLength(2);
  expect(new Set(before).size).toBe(2);
});

describe("an edit that keeps it:", () => {
  const reversed = (object: object): object => Object.fromEntries(Object.entries(object).reverse());
  test.each<[string, Record<string, unknown>]>([
    ["the file is moved and renamed", { "elsewhere/deep/other.json": [twoKeys, expired] }],
    ["it is formatted anew", { "apps.json": `\n\n${JSON.stringify([twoKeys, expired])}` }],
    [
      "objects, fields and keys change their order",
      { "apps.json": [expired, reversed({ ...twoKeys, keyCredentials: [second, ...faulty.keyCredentials] })] },
    ],
    ["the array becomes single files", { "a.json": twoKeys, "b.json": expired }],
    ["the application gets another name", { "apps.json": [{ ...twoKeys, displayName: "Orders, renamed" }] }],
    ["ids are written in capitals", { "apps.json": [{ ...twoKeys, appId: faulty.appId.toUpperCase() }] }],
    ["the registration's object id is not exported", { "apps.json": [{ ...twoKeys, id: undefined }] }],
    [
      "other faults come and go",
      { "apps.json": [{ ...twoKeys, keyCredentials: [...twoKeys.keyCredentials, { ...second, type: "AsymmetricX509Cert" }] }] },
    ],
    ["the same key stands on the service principal too", { "apps.json": [twoKeys], "sp.json": principal }],
  ])("%s", (_, files) => {
    expect(fingerprints(files)).toEqual(before);
  });

  test("a severity fixed in aadguard.yaml", () => {
    expect(fingerprints({ "apps.json": [twoKeys], "aadguard.yaml": "rules: { symmetric-signing-key: note }" })).toEqual(before);
  });
});

describe("an edit that changes it:", () => {
  const [first] = faulty.keyCredentials;
  test.each<[string, Record<string, unknown>]>([
    [
      "the faulty element is replaced by another",
      { "apps.json": [{ ...faulty, keyCredentials: [{ ...first, keyId: "3b0e0c1a-6a52-4f0e-9f4b-0b8f6c1d2e52" }] }] },
    ],
    ["the application is registered anew", { "apps.json": [{ ...faulty, appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a71" }] }],
    ["its client id is no longer exported", { "apps.json": [{ ...faulty, appId: undefined }] }],
  ])("%s", (_, files) => {
    const after = fingerprints(files);
    expect(after).toHaveLength(1);
    expect(before).not.toContain(after[0]);
  });
});
