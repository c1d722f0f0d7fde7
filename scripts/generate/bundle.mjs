import { gunzipSync } from "node:zlib";

const block = 512;

/** One file out of an OPA bundle (a gzipped tar archive). */
export function fileFromBundle(bundle, wanted) {
  const archive = gunzipSync(bundle);
  for (let at = 0; at + block <= archive.length;) {
    const name = text(archive, at, 100);
    if (name === "") break;
    const size = Number.parseInt(text(archive, at + 124, 12), 8);
    const start = at + block;
    if (name === wanted) return archive.subarray(start, start + size);
    at = start + Math.ceil(size / block) * block;
  }
  throw new Error(`The bundle holds no ${wanted}.`);
}

function text(archive, start, length) {
  const field = archive.toString("latin1", start, start + length);
  const end = field.indexOf("\0");
  return end < 0 ? field : field.slice(0, end);
}
