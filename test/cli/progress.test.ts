import { Writable } from "node:stream";
import { progressOn } from "../../src/cli/progress";

/** A stream that keeps what it gets, as a terminal or not. */
function stream(isTTY: boolean): { written: () => string; stream: NodeJS.WriteStream } {
  let written = "";
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString();
      done();
    },
  });
  const terminal = { isTTY, columns: 80, cursorTo: () => true, moveCursor: () => true, clearLine: () => true };
  return { written: () => written, stream: Object.assign(sink, terminal) as unknown as NodeJS.WriteStream };
}

const longAgo = -10_000;

test("a long scan on a terminal shows how far it is, and clears it at the end", async () => {
  const { written, stream: terminal } = stream(true);
  const progress = await progressOn(terminal, performance.now() + longAgo);
  progress.report(10, 400);
  expect(written()).toContain("10 of 400 files");
  progress.stop();
});

test.each([
  [10, 60, /10 of 60 files, 5[01] s left/],
  [10, 400, /10 of 400 files, 7 min left/],
  [10, 10_010, /10 of 10010 files, 167 min left/],
  [400, 400, /400 of 400 files, 0 s left/],
])("a bar says how long the rest takes at the pace so far: %d of %d files in 10 seconds", async (done, total, shown) => {
  const { written, stream: terminal } = stream(true);
  const progress = await progressOn(terminal, performance.now() + longAgo);
  progress.report(done, total);
  progress.stop();
  expect(written()).toMatch(shown);
});

test("a short scan shows nothing", async () => {
  const { written, stream: terminal } = stream(true);
  const progress = await progressOn(terminal, performance.now() + 10_000);
  progress.report(400, 400);
  progress.stop();
  expect(written()).toBe("");
});

test("nothing is shown where standard error is not a terminal", async () => {
  const { written, stream: file } = stream(false);
  const progress = await progressOn(file, performance.now() + longAgo);
  progress.report(10, 400);
  progress.stop();
  expect(written()).toBe("");
});

test("a bar leaves Ctrl-C to the system, and the cursor as it is", async () => {
  const { written, stream: terminal } = stream(true);
  const before = process.listenerCount("SIGINT") + process.listenerCount("SIGTERM");
  const progress = await progressOn(terminal, performance.now() + longAgo);
  progress.report(10, 400);
  expect(written()).toContain("10 of 400 files");
  expect(process.listenerCount("SIGINT") + process.listenerCount("SIGTERM")).toBe(before);
  expect(written()).not.toContain("\u001b[?25l");
  progress.stop();
});
