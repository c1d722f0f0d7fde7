import { byId, h } from "./dom";

const pageSize = 50;
/** More would make a browser stop, and nobody prints it. */
const mostPrinted = 1000;

/** A list that shows its first entries, and more when asked; all of them on paper. */
export class PagedList<T> {
  private entries: readonly T[] = [];
  private shown = 0;

  /** `list` and `more` are ids of elements: the list, and a place for the buttons below it. */
  constructor(
    private readonly list: string,
    private readonly more: string,
    private readonly render: (entry: T) => HTMLLIElement,
  ) {
    addEventListener("beforeprint", () => this.show(mostPrinted));
  }

  set(entries: readonly T[]): void {
    this.entries = entries;
    this.shown = 0;
    byId(this.list).replaceChildren();
    this.show(pageSize);
  }

  private show(count: number): HTMLLIElement | undefined {
    const next = this.entries.slice(this.shown, Math.max(count, this.shown)).map(this.render);
    byId(this.list).append(...next);
    this.shown += next.length;
    this.buttons();
    return next[0];
  }

  private buttons(): void {
    const left = this.entries.length - this.shown;
    const button = (text: string, count: number): HTMLButtonElement => {
      const element = h("button", { type: "button" }, text);
      element.addEventListener("click", () => {
        const first = this.show(count);
        first?.setAttribute("tabindex", "-1");
        first?.focus();
      });
      return element;
    };
    const buttons = left > 0 ? [button(`Show ${Math.min(left, pageSize)} more`, this.shown + pageSize)] : [];
    if (left > pageSize) buttons.push(button(`Show all ${this.entries.length}`, this.entries.length));
    byId(this.more).replaceChildren(...buttons);
  }
}
