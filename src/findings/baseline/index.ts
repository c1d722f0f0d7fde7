/** The findings that a team knows of: reading and writing them, and telling them from new ones. */
export { type Baseline, BaselineError, type KnownFinding, usualBaseline } from "./baseline";
export { type Comparable, goneFrom, markKnown, updated } from "./compare";
export { baselineFrom, baselineText, readBaseline } from "./file";
