/** What has changed since a git revision: the revision, its inputs, and the comparison with those of now. */
export { changedDeclarations, type Side } from "./compare";
export { type Revision, RevisionError, revisionOf } from "./git";
export { type OldTree, withOldTree } from "./old-tree";
