// node scripts/tofu.mjs ARGUMENTS…: runs the OpenTofu pinned in tools/tofu.
import { passThrough } from "./lib/pass-through.mjs";

passThrough("tofu");
