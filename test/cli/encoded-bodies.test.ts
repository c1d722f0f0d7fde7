import { faulty } from "./inputs";
import { aadguard, folderWith } from "./run";

interface Document {
  readonly diagnostics: readonly { readonly kind: string; readonly path: string; readonly pointer?: string }[];
  readonly notices: readonly unknown[];
}

function scanned(files: Readonly<Record<string, unknown>>) {
  const folder = folderWith(files);
  const { exit, stdout } = aadguard(["scan", ".", "--format", "json"], { cwd: folder.path });
  folder.remove();
  return { exit, ...(JSON.parse(stdout) as Document) };
}

const base64 = (value: unknown, encoding: "base64" | "base64url" = "base64"): string =>
  Buffer.from(JSON.stringify(value)).toString(encoding);

test("a $batch body in Base64 is named with its place", () => {
  const { exit, diagnostics } = scanned({
    "batch.json": { responses: [{ id: "1" }, { id: "2", status: 200, body: base64({ value: [faulty] }) }] },
  });
  expect(exit).toBe(3);
  expect(diagnostics).toMatchObject([{ kind: "unrecognised", path: "batch.json", pointer: "/responses/1/body" }]);
});

test.each([
  ["a picture", `iVBORw0KGgo${"A".repeat(200)}`],
  ["something else", base64({ jobs: [{ id: "7", state: "done", text: "x".repeat(100) }] })],
  ["a token", `${base64({ alg: "RS256", typ: "JWT" }, "base64url")}.${base64({ requiredResourceAccess: [] }, "base64url")}.c2ln`],
])("a body that is %s is nobody's business", (_, body) => {
  expect(scanned({ "batch.json": { responses: [{ id: "1", status: 200, body }] } })).toMatchObject({ exit: 3, diagnostics: [] });
});

test("UTF-16 without a byte order mark that has words of ours is not passed over", () => {
  const { exit, diagnostics, notices } = scanned({ "x.json": Buffer.from(JSON.stringify(faulty), "utf16le") });
  expect({ exit, kinds: diagnostics.map(({ kind }) => kind), notices }).toEqual({ exit: 2, kinds: ["unreadable"], notices: [] });
});
