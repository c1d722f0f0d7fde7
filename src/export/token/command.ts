import { spawn } from "node:child_process";
import { ExportError } from "../answer";
import type { Token, TokenSource } from "./token";

/** Milliseconds; some commands open a browser to sign in. */
const patience = 300_000;

/** What the command prints is the token, or JSON with one: `accessToken` of the Azure CLI, `access_token`, `token`. */
export function tokenCommand(command: string, hint = ""): TokenSource {
  return {
    name: `"${command}"`,
    renewable: true,
    async get() {
      const { code, stdout, stderr } = await run(command);
      if (code !== 0) {
        const said = firstLine(stderr);
        throw new ExportError(
          `The token command "${command}" failed${code === null ? "" : ` (exit code ${code})`}${said ? `: ${said}` : "."}${hint}`,
        );
      }
      const token = tokenOf(stdout.trim());
      if (!token)
        throw new ExportError(
          `The token command "${command}" did not print a token: it prints the token alone, or JSON with "accessToken".`,
        );
      return token;
    },
  };
}

function tokenOf(text: string): Token | undefined {
  if (!text.startsWith("{")) return isToken(text) ? { value: text } : undefined;
  let answer: Record<string, unknown>;
  try {
    answer = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const value = answer["accessToken"] ?? answer["access_token"] ?? answer["token"];
  if (!isToken(value)) return undefined;
  // The Azure CLI: seconds since 1970. Its older `expiresOn` is local time without a zone, and says nothing certain.
  const seconds = Number(answer["expires_on"]);
  return { value, ...(seconds > 0 ? { expiresAt: seconds * 1000 } : {}) };
}

function isToken(text: unknown): text is string {
  return typeof text === "string" && /^[\x21-\x7e]{1,20000}$/.test(text);
}

function firstLine(text: string): string {
  const line = text.split(/\r?\n/).find((one) => one.trim() !== "") ?? "";
  // Whatever a command says when it fails, nothing that looks like a token is repeated.
  return line
    .trim()
    .replace(/[\w-]{16,}\.[\w-]{16,}(\.[\w-]*)?/g, "…")
    .slice(0, 300);
}

/** Through the system's shell: `az` is a script on Windows, and a command may be a pipe. */
function run(command: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"], timeout: patience, windowsHide: true });
    const said = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        if (said[name].length < 1 << 20) said[name] += text;
      });
    }
    child.on("error", (error) => resolve({ code: null, stdout: "", stderr: error.message }));
    child.on("close", (code) => resolve({ code, ...said }));
  });
}
