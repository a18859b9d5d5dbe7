import { replaceContent } from "./dom.ts";

/** What the console shows below its header. The page calls `refresh` every second while it is visible. */
export interface View {
  readonly title: string;
  readonly element: HTMLElement;
  refresh(): Promise<void>;
}

/** A part of a view that renders its content again only when its data have changed. */
export class Region<Data> {
  readonly element: HTMLElement;
  readonly #render: (data: Data) => readonly Node[];
  #shown = "";

  constructor(element: HTMLElement, render: (data: Data) => readonly Node[]) {
    this.element = element;
    this.#render = render;
  }

  show(data: Data): void {
    const json = JSON.stringify(data);
    if (json === this.#shown) return;
    this.#shown = json;
    replaceContent(this.element, ...this.#render(data));
  }
}
