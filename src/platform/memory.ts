import type * as V8 from "node:v8";
import type * as Vm from "node:vm";

/* eslint-disable @typescript-eslint/no-require-imports -- loaded by runs that read much: a small scan takes no longer than that */

/**
 * What has to stay free: nearer to the limit V8 spends its time on garbage, and then ends the process with a trace of its own.
 * A share of the heap, and so many bytes at least.
 */
const [share, least] = [0.07, 8 * 1024 * 1024];

/** Bytes of the heap that V8 keeps for new objects alone: three times its semi-space. */
const young = 48 * 1024 * 1024;

/**
 * The heap's limit in megabytes, where it has no room for `more` bytes after all garbage is gone; undefined otherwise.
 * Takes microseconds, except near the limit.
 */
export function fullHeap(more = 0): number | undefined {
  const { getHeapStatistics } = require("node:v8") as typeof V8;
  const { heap_size_limit: whole, used_heap_size: used } = getHeapStatistics();
  const limit = Math.max(whole - young, whole / 4);
  const most = limit - Math.max(share * limit, least);
  if (used + more < most) return undefined;
  collectGarbage();
  const isFull = getHeapStatistics().used_heap_size + more >= most;
  return isFull ? Math.round(limit / (1024 * 1024)) : undefined;
}

let collect: (() => void) | undefined;

function collectGarbage(): void {
  if (!collect) {
    const { setFlagsFromString } = require("node:v8") as typeof V8;
    const { runInNewContext } = require("node:vm") as typeof Vm;
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
}
