import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readInputs } from "../../src/sources";
import { type Files, folder, read } from "./folder";

const app = { appId: "6f1d6a5e-0001-4a01-8a01-00000000000a", identifierUris: [] };
const pathsOf = (root: string, paths: readonly string[] = ["."]): string[] =>
  readInputs(paths, { cwd: root }).declarations.map(({ source }) => source.path);
const pathsIn = (files: Files, paths?: readonly string[]): string[] => pathsOf(folder(files), paths);

test("reads json, jsonc, ndjson and jsonl in any case, in the order of their names", () => {
  const files = { "d.JSON": app, "b/a.jsonc": app, "c.ndjson": app, "a.jsonl": app, "e.txt": app, "f.json5": app, "g.js": app };
  expect(pathsIn(files)).toEqual(["a.jsonl", "b/a.jsonc", "c.ndjson", "d.JSON"]);
});

test("paths are relative to the current folder", () => {
  const root = folder({ "x/y/a.json": app, "z/.keep": "" });
  expect(readInputs(["../x"], { cwd: join(root, "z") }).declarations[0]?.source.path).toBe("../x/y/a.json");
});

test("what lies in the current folder is shown as such, wherever the walk begins", () => {
  const root = folder({ "a/b/x.json": app, "a/b/legacy/y.json": app, "a/c.json": app, "z/d.json": app });
  const { declarations } = readInputs(["../.."], { cwd: join(root, "a/b"), exclude: ["legacy/**"] });
  expect(declarations.map(({ source }) => source.path)).toEqual(["x.json", "../c.json", "../../z/d.json"]);
});

test("leaves out .git and node_modules, but not a folder of that kind that was named", () => {
  const files = { ".git/a.json": app, "node_modules/b/b.json": app, "c/node_modules/c.json": app, ".vscode/d.json": app };
  expect(pathsIn(files)).toEqual([".vscode/d.json"]);
  expect(pathsIn(files, ["node_modules"])).toEqual(["node_modules/b/b.json"]);
});

describe(".gitignore", () => {
  test("leaves out what it says, at every depth, with exceptions", () => {
    expect(
      pathsIn({
        ".gitignore": "*.draft.json\n/build/\n",
        "a.draft.json": app,
        "a.json": app,
        "build/b.json": app,
        "sub/.gitignore": "!keep.draft.json\nc.json\n",
        "sub/keep.draft.json": app,
        "sub/c.json": app,
        "sub/build/d.json": app,
      }),
    ).toEqual(["a.json", "sub/build/d.json", "sub/keep.draft.json"]);
  });

  test("counts from the root of the repository down, and no further", () => {
    const files = {
      ".gitignore": "outside.json\n",
      "repo/.git/HEAD": "",
      "repo/.gitignore": "secret.json\n",
      "repo/export/secret.json": app,
      "repo/export/outside.json": app,
    };
    expect(pathsIn(files, ["repo/export"])).toEqual(["repo/export/outside.json"]);
  });

  test("does not hide a folder that was named, though exports are seldom committed", () => {
    const files = {
      ".git/HEAD": "",
      ".gitignore": "export/\n",
      "export/a.json": app,
      "export/.gitignore": "b.json\n",
      "export/b.json": app,
    };
    expect(pathsIn(files, ["export"])).toEqual(["export/a.json"]);
    expect(pathsIn(files)).toEqual([]);
  });
});

describe("--exclude", () => {
  const files = { "a.json": app, "legacy/b.json": app, "legacy/deep/c.json": app, "x/legacy/d.json": app, "x/e.draft.json": app };
  const scannedWithout = (exclude: readonly string[], paths: readonly string[] = ["."]): [string[], number] => {
    const intake = read(files, paths, { exclude });
    expect(intake.files).toBe(intake.scanned + intake.skipped);
    return [intake.declarations.map(({ source }) => source.path), intake.skipped];
  };

  test("leaves files out, and counts them as skipped", () => {
    expect(scannedWithout(["legacy/**"])).toEqual([["a.json", "x/e.draft.json", "x/legacy/d.json"], 2]);
    expect(scannedWithout(["legacy"])).toEqual([["a.json", "x/e.draft.json"], 3]);
    expect(scannedWithout(["*.draft.json", "a.json"])).toEqual([["legacy/b.json", "legacy/deep/c.json", "x/legacy/d.json"], 2]);
  });

  test("counts from the current folder and from the walked one", () => {
    expect(scannedWithout(["x/legacy/**"], ["x"])).toEqual([["x/e.draft.json"], 1]);
    expect(scannedWithout(["legacy/**"], ["x"])).toEqual([["x/e.draft.json"], 1]);
  });

  test("holds for named files too", () => {
    expect(scannedWithout(["legacy/**"], ["a.json", "legacy/b.json"])).toEqual([["a.json"], 1]);
  });
});

describe("symbolic links", () => {
  test("lead nowhere outside of the folder", () => {
    const root = folder({ "in/a.json": app, "out/b.json": app });
    symlinkSync(join(root, "out"), join(root, "in/folder"));
    symlinkSync(join(root, "out/b.json"), join(root, "in/file.json"));
    symlinkSync(join(root, "nowhere"), join(root, "in/broken.json"));
    expect(pathsOf(root, ["in"])).toEqual(["in/a.json"]);
  });

  test("lead in no circle, and show nothing twice", () => {
    const root = folder({ "a/b.json": app });
    symlinkSync(root, join(root, "a/up"));
    symlinkSync(join(root, "a"), join(root, "again"));
    symlinkSync(join(root, "a/b.json"), join(root, "a.json"));
    expect(pathsOf(root)).toEqual(["a/b.json"]);
  });

  test("show what would not be found without them", () => {
    const root = folder({ "data/one.txt": app });
    symlinkSync(join(root, "data/one.txt"), join(root, "one.json"));
    expect(pathsOf(root)).toEqual(["one.json"]);
  });

  test("open no way around node_modules or .gitignore", () => {
    const root = folder({ ".gitignore": "hidden/\n", "hidden/a.json": app, "node_modules/b/b.json": app });
    symlinkSync(join(root, "hidden"), join(root, "shown"));
    symlinkSync(join(root, "node_modules/b"), join(root, "b"));
    expect(pathsOf(root)).toEqual([]);
  });

  test("are named where they lead to what is left out", () => {
    const root = folder({ ".gitignore": "hidden/\n", "hidden/a.json": app, "node_modules/b/b.json": app, "c.json": app });
    symlinkSync(join(root, "hidden/a.json"), join(root, "one.json"));
    symlinkSync(join(root, "node_modules/b"), join(root, "two"));
    symlinkSync(join(root, "node_modules/b/b.json"), join(root, "three.json"));
    expect(pathsOf(root)).toEqual(["c.json"]);
    expect(readInputs(["."], { cwd: root }).leftOut).toEqual(
      expect.arrayContaining([
        { reason: "link", count: 2, paths: ["one.json", "three.json"] },
        { reason: "dependency folder", count: 2, paths: ["node_modules", "two"] },
      ]),
    );
  });

  test("are followed where users name them", () => {
    const root = folder({ "real/a.json": app });
    mkdirSync(join(root, "links"));
    symlinkSync(join(root, "real"), join(root, "links/folder"));
    symlinkSync(join(root, "real/a.json"), join(root, "links/file"));
    expect(pathsOf(root, ["links/folder"])).toEqual(["links/folder/a.json"]);
    expect(pathsOf(root, ["links/file", "real"])).toEqual(["links/file"]);
  });
});

const git = (root: string, ...args: readonly string[]): void => {
  const identity = ["-c", "user.name=t", "-c", "user.email=t@contoso.example"];
  const { status, stderr } = spawnSync("git", [...identity, ...args], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
};
/** A repository that holds these files, and then these ignore lines. */
const repository = (files: Files, ignore: string): string => {
  const root = folder(files);
  git(root, "init", "--quiet");
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "--message", "inputs");
  writeFileSync(join(root, ".gitignore"), ignore);
  return root;
};

describe("what git tracks", () => {
  test("is read, whatever .gitignore says; what it does not track is left out and named", () => {
    const root = repository({ "a.json": app, "deep/er/b.json": app, "deep/note.txt": "x" }, "*.json\ndeep/\n");
    writeFileSync(join(root, "new.json"), JSON.stringify(app));
    writeFileSync(join(root, "deep", "new.json"), JSON.stringify(app));
    expect(pathsOf(root)).toEqual(["a.json", "deep/er/b.json"]);
    expect(readInputs(["."], { cwd: root }).leftOut).toEqual([{ reason: "gitignored", count: 2, paths: ["deep", "new.json"] }]);
    expect(pathsOf(root, ["deep/er"])).toEqual(["deep/er/b.json"]);
  });

  test("may be a link inside of the repository: it is followed once; one that leads out of it is left out", () => {
    const root = repository({ "shared/app.json": app, "apps/.keep": "", "shared/folder/c.json": app }, "");
    const outside = folder({ "x.json": app });
    symlinkSync("../shared/app.json", join(root, "apps", "one.json"));
    symlinkSync("../shared/app.json", join(root, "apps", "two.json"));
    symlinkSync("../shared/folder", join(root, "apps", "folder"));
    symlinkSync(outside, join(root, "apps", "out"));
    symlinkSync(join(outside, "x.json"), join(root, "apps", "x.json"));
    expect(pathsOf(root, ["apps"]).sort()).toEqual(["apps/folder/c.json", "apps/one.json"]);
    expect(readInputs(["apps"], { cwd: root }).leftOut).toEqual([{ reason: "link", count: 2, paths: ["apps/out", "apps/x.json"] }]);
  });
});

describe("a link beside a link to the folder that its target stands in", () => {
  test.each([
    ["a.json", "folder"],
    ["link.json", "a-folder"],
  ])("%s and %s: the file is read once", (file, link) => {
    const root = repository({ "shared/app.json": app, "apps/.keep": "" }, "");
    symlinkSync("../shared/app.json", join(root, "apps", file));
    symlinkSync("../shared", join(root, "apps", link));
    expect(pathsOf(root, ["apps"])).toHaveLength(1);
  });
});

describe("what the walk does not read", () => {
  test("is named by its reason", () => {
    const root = folder({
      "node_modules/a/a.json": app,
      "legacy/b.json": app,
      "infra/main.tf": "",
      "infra/app.bicep": "",
      "k8s/app.yaml": "apiVersion: applications.azuread.upbound.io/v1beta1\nkind: Application\n",
      "k8s/other.yaml": "apiVersion: v1\nkind: ConfigMap\n",
      "portal.csv": "displayName,appId,createdDateTime\nContoso,x,y\n",
      "other.csv": "a,b\n",
      "roadrecon.db": 'SQLite format 3\0…CREATE TABLE "ServicePrincipals" (objectId TEXT)',
      "other.db": "SQLite format 3\0…CREATE TABLE songs (id INTEGER)",
      "program/Pulumi.yaml": "name: x\nruntime: nodejs\n",
      "program/src/index.ts": 'import * as azuread from "@pulumi/azuread";\n',
      "program/other.ts": "export {};\n",
      "elsewhere/index.ts": 'import * as azuread from "@pulumi/azuread";\n',
      "README.md": "requiredResourceAccess",
    });
    spawnSync("mkfifo", [join(root, "pipe.json")]);
    expect(readInputs(["."], { cwd: root, exclude: ["legacy"] }).leftOut).toEqual([
      {
        reason: "other extension",
        count: 6,
        paths: ["infra/app.bicep", "infra/main.tf", "k8s/app.yaml", "portal.csv", "program/src/index.ts", "roadrecon.db"],
      },
      ...(existsSync(join(root, "pipe.json")) ? [{ reason: "not a regular file", count: 1, paths: ["pipe.json"] }] : []),
      { reason: "excluded", count: 1, paths: ["legacy/b.json"] },
      { reason: "dependency folder", count: 1, paths: ["node_modules"] },
    ]);
  });

  test("is counted to the last, and the first 20 are named", () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`m${String(n).padStart(2, "0")}.tf`, ""]));
    const [tf] = read(files).leftOut;
    expect(tf).toMatchObject({ count: 30, paths: Object.keys(files).slice(0, 20) });
  });
});
