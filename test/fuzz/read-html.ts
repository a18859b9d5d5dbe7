import type { Page } from "playwright-core";

/** What a browser makes of a document: its elements in order, their attributes, the links and the text of each block. */
export interface ReadPage {
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  readonly links: readonly string[];
  readonly paragraphs: readonly string[];
  readonly title: string;
}

/** Reads documents as a mail program does, by the browser's own parser; runs nothing of them. */
export async function readHtml(page: Page, documents: readonly string[]): Promise<ReadPage[]> {
  // Text travels as UTF-8, which has no half characters.
  const texts = documents.map((text) => text.replaceAll(/\p{Cs}/gu, "\ufffd"));
  return page.evaluate(
    (all) =>
      all.map((text) => {
        const read = new DOMParser().parseFromString(text, "text/html");
        const elements = [...read.querySelectorAll("*")];
        return {
          tags: elements.map((element) => element.localName),
          attributes: elements.flatMap((element) => element.getAttributeNames()),
          links: elements.flatMap((element) => element.getAttribute("href") ?? []),
          paragraphs: [...read.querySelectorAll("p")].map((paragraph) => paragraph.textContent ?? ""),
          title: read.querySelector("title")?.textContent ?? "",
        };
      }),
    texts,
  );
}
