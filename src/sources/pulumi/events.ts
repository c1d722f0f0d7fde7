import { isEngineEvent, readEvents } from "./read-events";
import type { Reader } from "../reader";
import { readStack } from "./stack";

/** The streaming form of `pulumi preview --json`: one engine event a line. */
export const pulumiEvents: Reader = {
  format: "Pulumi preview (streaming JSON)",
  detect: (document) => document.form === "lines" && isEngineEvent(document.value),
  read: (document) => readStack(document, readEvents(document.form === "lines" ? document.lines() : [], document.path)),
};
