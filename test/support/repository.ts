import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { folderWith } from "../cli/run";

/** A git repository with one commit on `main`, for tests; removed by `remove`. */
export class Repository {
  readonly path: string;
  readonly remove: () => void;

  constructor(files: Readonly<Record<string, unknown>>) {
    const folder = folderWith(files);
    this.path = folder.path;
    this.remove = () => folder.remove();
    this.git("init", "--quiet", "--initial-branch", "main");
    this.commit("first");
  }

  git(...args: readonly string[]): string {
    const who = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
    return execFileSync("git", [...who, ...args], { cwd: this.path, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  }

  put(path: string, content: unknown): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  }

  delete(path: string): void {
    rmSync(join(this.path, path));
  }

  commit(message: string): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", message);
  }

  /** The first digits of a commit, as messages have them. */
  short(ref = "main"): string {
    return this.git("rev-parse", ref).slice(0, 12);
  }
}
