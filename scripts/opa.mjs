// node scripts/opa.mjs ARGUMENTS…: runs the opa pinned in tools/opa.
import { passThrough } from "./lib/pass-through.mjs";

passThrough("opa");
