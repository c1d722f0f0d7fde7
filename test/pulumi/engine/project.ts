import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { engine } from "./engine";
import { furnish, root } from "./setup.cjs";
import { policiesOf, type PolicyLine } from "./policy-lines";

const made: string[] = [];
afterAll(() => made.splice(0).forEach((path) => rmSync(path, { recursive: true, force: true })));

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  /** Everything that was printed. */
  readonly output: string;
  readonly policies: PolicyLine[];
}

/** A Pulumi project in a folder of its own, with a file backend and no network. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), "aadguard-pulumi-"));
  // `PWD` as the shell sets it for people.
  private readonly settings = { ...furnish(this.folder), PWD: this.folder };
  private readonly stack = "dev";

  /** `files`: by path; without any, this project's own root: its example program, its policy pack. */
  constructor(files?: Readonly<Record<string, string>>) {
    made.push(this.folder);
    symlinkSync(join(root, "node_modules"), join(this.folder, "node_modules"));
    for (const part of ["Pulumi.yaml", "PulumiPolicy.yaml", "package.json", "examples/pulumi"]) {
      cpSync(join(root, part), join(this.folder, part), { recursive: true });
    }
    for (const part of ["dist", "policies", "data"]) symlinkSync(join(root, part), join(this.folder, part));
    this.write(files ?? {});
    this.pulumi(["stack", "init", this.stack]);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  /** `faulty` or `corrected`. */
  choose(variant: string): this {
    this.pulumi(["config", "set", "variant", variant, "--stack", this.stack]);
    return this;
  }

  preview(...options: string[]): Outcome {
    return this.run("preview", ["--policy-pack", ".", ...options]);
  }

  up(...options: string[]): Outcome {
    return this.run("up", ["--yes", ...options]);
  }

  export(...options: string[]): string {
    return this.run("stack", ["export", ...options]).stdout;
  }

  /** The document of `pulumi preview --json`, without a policy pack. */
  previewDocument(...options: string[]): string {
    return this.run("preview", ["--json", ...options]).stdout;
  }

  /** The streaming form of `pulumi preview --json`. */
  events(): string {
    return this.run("preview", ["--json"], { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" }).stdout;
  }

  run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Outcome {
    const subcommand = command === "stack" ? args.slice(0, 1) : [];
    const rest = command === "stack" ? args.slice(1) : args;
    const quiet = command === "stack" || rest.includes("--json") ? [] : ["--non-interactive", "--color", "never"];
    return this.pulumi([command, ...subcommand, "--stack", this.stack, ...quiet, ...rest], env);
  }

  pulumi(args: readonly string[], env: Readonly<Record<string, string>> = {}): Outcome {
    if (!engine) throw new Error("there is no engine");
    const { status, stdout, stderr } = spawnSync(engine, args, {
      cwd: this.folder,
      encoding: "utf8",
      maxBuffer: 64 << 20,
      env: { ...process.env, ...this.settings, ...env },
    });
    const output = stdout + stderr;
    return { status, stdout, output, policies: policiesOf(output) };
  }
}
