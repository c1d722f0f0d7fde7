import { existsSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** npm links the programs of dependencies only; `npx aadguard` in a clone needs the project's own as well. */
export function linkOwnProgram() {
  const folder = join(root, "node_modules", ".bin");
  if (!existsSync(folder)) return;
  const link = join(folder, "aadguard");
  if (process.platform === "win32") {
    writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\dist\\cli\\main.js" %*\r\n');
    return;
  }
  rmSync(link, { force: true });
  symlinkSync("../../dist/cli/main.js", link);
}
