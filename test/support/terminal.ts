import { spawn } from "node:child_process";
import { groupNeeding, groupWith } from "./needs";

/** A group of tests that gives a program a terminal of its own, by util-linux' `script`. */
export function groupOnTerminal(program: string): ReturnType<typeof groupWith> {
  return process.platform === "linux" ? groupWith(program, "script") : groupNeeding("Linux", false);
}

/**
 * Types into a program on a terminal, as people do: waits for the prompt, types, waits for the prompt again.
 * @returns all that the terminal showed, without its control sequences
 */
export async function typed(command: string, prompt: string, keys: string, env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn("script", ["-qec", command, "/dev/null"], {
    env: { ...process.env, TERM: "dumb", ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let shown = "";
  const prompts = () => shown.split(prompt).length - 1;
  child.stdout.setEncoding("utf8").on("data", (text: string) => (shown += text));
  const until = async (condition: () => boolean) => {
    for (let waited = 0; !condition(); waited += 50) {
      if (waited > 40_000) throw new Error(`The terminal showed only: ${JSON.stringify(shown)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  try {
    await until(() => prompts() > 0);
    for (const key of keys) child.stdin.write(key);
    await until(() => prompts() > 1);
    child.stdin.end("exit\n");
    await new Promise((resolve) => child.on("close", resolve));
  } finally {
    child.kill();
  }
  // eslint-disable-next-line no-control-regex -- control sequences are what it is about
  return shown.replace(/\u001b\[[0-9;?]*[A-Za-z]|\u001b[=>]|[\u0007\r]/g, "");
}
