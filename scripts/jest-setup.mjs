import { build, isStale } from "./lib/build.mjs";

/** Tests start the built command line: builds it when a source is newer. Type errors are told by the type check. */
export default function setup() {
  if (isStale() && !build()) process.stderr.write("dist/ was built in spite of type errors (above).\n");
}
