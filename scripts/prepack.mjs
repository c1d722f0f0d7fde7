// npm runs this before packing: the library for browsers, one file, is made for the package only.
import { join } from "node:path";
import { buildBrowser } from "./lib/build-browser.mjs";
import { root } from "./lib/root.mjs";

await buildBrowser(join(root, "dist", "browser", "aadguard.mjs"));
