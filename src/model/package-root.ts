import { join } from "node:path";

/** The folder that holds `policies/bundle` and `data`: the package's root, from `dist/` as from `src/`. */
export const packageRoot = join(__dirname, "..", "..");
