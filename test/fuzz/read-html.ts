import type { Page } from "playwright-core";

/** A document as a browser parses it: its elements in order, their attributes, the links and the text of each block. */
export interface ReadPage {
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  readonly links: readonly string[];
  readonly paragraphs: readonly string[];
  readonly title: string;
}

/** Parses documents as a mail program does, with the browser's own parser; runs no script. */
export async function readHtml(page: Page, documents: readonly string[]): Promise<ReadPage[]> {
  // Mails are UTF-8, which has no lone surrogates.
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
