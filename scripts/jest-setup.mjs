import { devNull } from "node:os";
import { build, isStale } from "./lib/build.mjs";

/** What a person's or a build server's environment says to programs, and would change what tests see of them. */
const foreign = /^(GIT_|GITHUB_|AADGUARD_(?!TOOLS$|RULE$)|PULUMI_|NO_COLOR$|FORCE_COLOR$|NODE_OPTIONS$|BASH_ENV$|COLUMNS$|LINES$)/;

/** Tests start the built command line: builds it when a source is newer. Type errors are told by the type check. */
export default function setup() {
  for (const name of Object.keys(process.env)) if (foreign.test(name)) delete process.env[name];
  // Signed commits, hooks and line ends as somebody has them.
  Object.assign(process.env, { GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: "1" });
  if (isStale() && !build()) process.stderr.write("dist/ was built in spite of type errors (above).\n");
}
