/** Paths as the machine has them; where the library is bundled for browsers, those of POSIX take its place. */
export { basename, dirname, isAbsolute, join, posix, relative, resolve, sep } from "node:path";
