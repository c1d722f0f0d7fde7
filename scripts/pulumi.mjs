// node scripts/pulumi.mjs ARGUMENTS…: runs the pulumi pinned in tools/pulumi.
import { passThrough } from "./lib/pass-through.mjs";

passThrough("pulumi");
