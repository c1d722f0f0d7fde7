import { packageText } from "../platform";

interface Package {
  readonly version: string;
  readonly homepage: string;
}

let loaded: Package | undefined;

function own(): Package {
  return (loaded ??= JSON.parse(packageText("package.json")) as Package);
}

/** This package's version. */
export function version(): string {
  return own().version;
}

/** The address of a file of the repository: `path` from its root, with `/`. */
export function repositoryUrl(path: string): string {
  return `${own().homepage.replace(/#.*$/, "")}/blob/main/${path}`;
}
