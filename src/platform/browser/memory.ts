/** A browser says nothing of its memory. */
export function fullHeap(): undefined {
  return undefined;
}
