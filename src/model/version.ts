import { packageText } from "../platform";

let loaded: string | undefined;

/** This package's version. */
export function version(): string {
  return (loaded ??= (JSON.parse(packageText("package.json")) as { version: string }).version);
}
