/** What has changed since a git revision: the revision, its inputs, and the comparison with those of now; single files of it. */
export { changedDeclarations, type Side } from "./compare";
export { fileAt } from "./file-at";
export { commitOf, isInside, type Revision, RevisionError, revisionOf } from "./git";
export { type OldTree, withOldTree } from "./old-tree";
