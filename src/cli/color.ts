export type ColorMode = "auto" | "always" | "never";
export const colorModes: readonly ColorMode[] = ["auto", "always", "never"];

/** Whether to write colours to a stream; NO_COLOR (https://no-color.org) decides where `auto` is asked. */
export function wantsColor(mode: ColorMode, stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  if (mode !== "auto") return mode === "always";
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
}
