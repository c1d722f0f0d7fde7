export interface Room {
  /** The size that the page must not exceed. */
  readonly most: number;
  readonly sizeOf: (text: string) => number;
}

/** What is left of a page's size. */
export class Budget {
  private left: number;

  constructor(private readonly room: Room) {
    this.left = room.most;
  }

  /** Takes the size of the text and of the empty line behind it, if there is room for both. */
  takes(text: string): boolean {
    const size = this.room.sizeOf(text) + 2;
    if (size > this.left) return false;
    this.left -= size;
    return true;
  }

  /** As many texts, from the first, as there is room for. */
  first(texts: readonly string[]): readonly string[] {
    const end = texts.findIndex((text) => !this.takes(text));
    return end < 0 ? texts : texts.slice(0, end);
  }
}
