// node scripts/regal.mjs ARGUMENTS…: runs the regal pinned in tools/regal.
import { passThrough } from "./lib/pass-through.mjs";

passThrough("regal");
