import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./root.mjs";
import { mayGet, ToolUnavailable } from "./tool.mjs";

const suffix = process.platform === "win32" ? ".exe" : "";

/**
 * The path of a tool pinned under `tools/<name>`, built on first use into `.cache/tools`.
 * The file name carries a hash of the pins, and of a program of our own there, so that a changed version is never answered by an old binary.
 * @throws {ToolUnavailable} without Go, when the build fails, or where nothing is got
 */
export function goTool(name) {
  const folder = join(root, "tools", name);
  const module = readFileSync(join(folder, "go.mod"), "utf8");
  const pins = createHash("sha256")
    .update(module)
    .update(readFileSync(join(folder, "go.sum")));
  if (existsSync(join(folder, "main.go"))) pins.update(readFileSync(join(folder, "main.go")));
  const binary = join(root, ".cache", "tools", `${name}-${pins.digest("hex").slice(0, 16)}${suffix}`);
  if (existsSync(binary)) return binary;

  const target = /^tool\s+(\S+)/m.exec(module)?.[1];
  if (target === undefined) throw new ToolUnavailable(`tools/${name}/go.mod names no tool.`);
  if (!mayGet()) throw new ToolUnavailable(`${name} was not built yet: \`npm run tools\`, which needs Go`);
  build(name, folder, target, binary);
  return binary;
}

/** The `go` command on the PATH or of GOROOT, or undefined where there is none. */
export function findGo() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  if (process.env.GOROOT) folders.push(join(process.env.GOROOT, "bin"));
  return folders.map((folder) => join(folder, `go${suffix}`)).find((file) => existsSync(file));
}

function build(name, folder, target, binary) {
  const go = findGo();
  if (go === undefined) {
    throw new ToolUnavailable(
      `${name} is a Go tool (pinned in tools/${name}), and Go was not found. Install Go (https://go.dev/dl/) and try again.`,
    );
  }
  process.stderr.write(`Building ${name} (once; kept in .cache/tools) …\n`);
  mkdirSync(join(root, ".cache", "tools"), { recursive: true });
  // Renamed when complete: another process may be building the same file.
  const partial = `${binary}.${process.pid}`;
  const { status } = spawnSync(go, ["build", "-o", partial, target], {
    cwd: folder,
    env: { ...process.env, GOWORK: "off" },
    stdio: ["ignore", process.stderr.fd, process.stderr.fd],
  });
  if (status !== 0) {
    rmSync(partial, { force: true });
    throw new ToolUnavailable(`${name} could not be built in tools/${name}; Go's messages are above.`);
  }
  renameSync(partial, binary);
}
