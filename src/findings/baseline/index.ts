/** The findings that a team knows of: reading and writing them, and telling them from new ones. */
export { type Comparable, goneFrom, markKnown, updated } from "./compare";
export { type Baseline, BaselineError, baselineFrom, baselineText, type KnownFinding, readBaseline, usualBaseline } from "./file";
