import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ExportError } from "./answer";
import { Journal } from "./journal";

export interface State {
  readonly tenantId: string | null;
  readonly cloud: string;
  readonly graph: string;
  readonly startedAt: string;
}

/** The folder next to the target that an export gathers in. Its files have names that no scan reads: half an export is none. */
export class Staging {
  readonly folder: string;

  constructor(target: string) {
    this.folder = `${target}.part`;
  }

  /** Whether an earlier export was interrupted there. */
  get exists(): boolean {
    return existsSync(this.#path("state"));
  }

  /** When the export began: now, or when the one began that goes on. Throws `ExportError` where that was of another tenant. */
  open(state: State, resume: boolean): string {
    const before = resume ? this.#state() : undefined;
    if (before) {
      const differs = (["tenantId", "cloud", "graph"] as const).find((name) => before[name] !== state[name]);
      if (differs) {
        throw new ExportError(
          `${this.folder} has an export of ${before.tenantId ?? "a tenant"} (${before.cloud}), this one is of ${state.tenantId ?? "a tenant"} (${state.cloud}): it cannot go on with --resume.`,
        );
      }
    } else rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    this.#lock();
    if (!before) writeFileSync(this.#path("state"), JSON.stringify(state));
    return before?.startedAt ?? state.startedAt;
  }

  has(name: string): boolean {
    return existsSync(this.#path(`${name}.journal`));
  }

  journal(name: string): Journal {
    return new Journal(this.#path(`${name}.journal`));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #path(name: string): string {
    return join(this.folder, name);
  }

  #state(): State | undefined {
    try {
      return JSON.parse(readFileSync(this.#path("state"), "utf8")) as State;
    } catch {
      return undefined;
    }
  }

  /** Two exports to one folder would write into each other's journals. */
  #lock(): void {
    const lock = this.#path("lock");
    const owner = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
    if (owner > 0 && owner !== process.pid && isAlive(owner))
      throw new ExportError(`Another export (process ${owner}) writes to ${this.folder}. Wait for it, or name another folder.`);
    writeFileSync(lock, String(process.pid));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
