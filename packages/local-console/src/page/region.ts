import { swap } from "./dom.ts";

/** A part of the page that is drawn again only when what it shows has changed. */
export class Region<Data> {
  readonly element: HTMLElement;
  readonly #render: (data: Data) => readonly Node[];
  #shown = "";

  constructor(element: HTMLElement, render: (data: Data) => readonly Node[]) {
    this.element = element;
    this.#render = render;
  }

  show(data: Data): void {
    const text = JSON.stringify(data);
    if (text === this.#shown) return;
    this.#shown = text;
    swap(this.element, ...this.#render(data));
  }
}
