/** Something in the rules that the author has to put right. `where` is a path from the project's root. */
export class Problem extends Error {
  constructor(where, message) {
    super(`${where}: ${message}`);
  }
}
