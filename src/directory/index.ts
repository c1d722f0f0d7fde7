export { buildDirectories } from "./build";
export type { Directory, Resource, RunFacts } from "./directory";
export { type Context, noContext } from "./guests";
