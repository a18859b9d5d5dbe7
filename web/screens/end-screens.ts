import { h } from "../dom.ts";
import { texts } from "../texts/texts.ts";
import { isWebAddress } from "./contact-link.ts";
import { type ScreenContent, supportContact } from "./frame.ts";
import type { ActivatedScreen, EndScreen } from "./screen.ts";

const p = (text: string) => h("p", {}, text);

/** The first screen, until the portal has answered. */
export function openingContent(): ScreenContent {
  return { title: texts.opening.title, body: [p(texts.opening.body)] };
}

export function activatedContent(screen: ActivatedScreen): ScreenContent {
  // The portal sends the purpose for a limited time. After that, the texts for a first password are true as well.
  const { title, heading, body } = texts.activated[screen.purpose ?? "onboarding"];
  const { note, firstName = "", companyName, username, maskedAddress, signInUrl } = screen;
  const nodes: Node[] = [];
  if (note !== undefined) nodes.push(h("p", { class: "note" }, note));
  nodes.push(p(body(companyName)));
  if (username !== undefined)
    nodes.push(h("dl", {}, h("dt", {}, texts.activated.username), h("dd", { translate: "no" }, username)));
  if (maskedAddress !== undefined) nodes.push(p(texts.activated.addressToo(maskedAddress)));
  if (isWebAddress(signInUrl))
    nodes.push(h("a", { class: "button", href: signInUrl, rel: "noreferrer" }, texts.activated.signIn));
  if (username !== undefined) nodes.push(h("p", { class: "small" }, texts.activated.manager));
  return { title, heading: heading(firstName), body: nodes };
}

export function endContent(screen: EndScreen): ScreenContent {
  const support = supportContact();
  switch (screen.state) {
    case "requested":
      return contentOf(texts.requested.title, p(texts.requested.body), p(texts.requested.next(support)));
    case "password-set": {
      const manager = h("p", { class: "small" }, texts.passwordSet.manager);
      return contentOf(texts.passwordSet.title, p(texts.passwordSet.body), manager);
    }
    case "gone":
      return contentOf(texts.gone[screen.reason].title, p(texts.gone[screen.reason].body(support)));
    case "no-link":
      return contentOf(texts.noLink.title, p(texts.noLink.body), p(texts.noLink.next));
    case "too-many-attempts":
      return contentOf(texts.tooMany.title, p(texts.tooMany.body(support)));
    case "unexpected":
      return contentOf(texts.unexpected.title, p(texts.unexpected.body(support)));
  }
}

function contentOf(title: string, ...body: readonly Node[]): ScreenContent {
  return { title, body };
}
