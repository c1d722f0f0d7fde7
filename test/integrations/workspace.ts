import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { cleanEnvironment, root } from "../cli/run";

export function yamlOf<T>(path: string): T {
  return parse(readFileSync(join(root, path), "utf8")) as T;
}

/** A checkout as a pipeline finds it, with the faulty and the clean example as its exports; and a folder for temporary files. */
export class Workspace {
  private readonly folder = mkdtempSync(join(tmpdir(), "aadguard-pipeline-"));
  readonly path = join(this.folder, "checkout");
  readonly temp = join(this.folder, "temp");

  constructor() {
    mkdirSync(join(this.path, ".git"), { recursive: true });
    mkdirSync(this.temp);
    for (const name of ["tenant", "clean"]) {
      cpSync(join(root, "examples", `contoso-${name}`), join(this.path, "infra", name), { recursive: true });
    }
  }

  /** Runs a script as the platforms do: bash ends at the first command that fails. */
  run(script: string, env: NodeJS.ProcessEnv, cwd = this.path): { exit: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
      cwd,
      encoding: "utf8",
      env: { ...cleanEnvironment(), ...env },
      maxBuffer: 1 << 26,
    });
    return { exit: status, output: `${stdout}${stderr}` };
  }

  read(path: string): string | undefined {
    const file = join(this.path, path);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
