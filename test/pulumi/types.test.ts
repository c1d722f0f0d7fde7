import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { packFolder, root } from "./grpc/pack-folder";

test("a pack of somebody's own finds the types by Node.js's resolution and by the older one of `pulumi new`", () => {
  const module = pathToFileURL(join(root, "scripts", "lib", "packed-types.mjs")).href;
  const code = `import { compileAgainst } from "${module}"; console.log(compileAgainst(process.argv[1]).join("\\n"))`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code, packFolder({})], { encoding: "utf8" });
  expect(stdout.trim() + stderr).toBe("");
});
