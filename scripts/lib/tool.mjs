/** Thrown where a tool cannot be had; the message says what to do. */
export class ToolUnavailable extends Error {}

/** Whether a pinned tool that is not there yet may be built or fetched: `npm test` takes those that are there, except in CI. */
export function mayGet() {
  return process.env.AADGUARD_TOOLS !== "as-they-are";
}

/** From here on, and in the programs that this one starts, only tools that are there already are used. */
export function getNothing() {
  process.env.AADGUARD_TOOLS = "as-they-are";
}
