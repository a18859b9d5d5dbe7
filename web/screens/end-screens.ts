import { h } from "../dom.ts";
import { texts } from "../texts/texts.ts";
import { isWebAddress } from "./contact-link.ts";
import { company, type Screen } from "./frame.ts";
import type { Activated, Ended } from "./screen.ts";

const p = (text: string) => h("p", {}, text);

export function opening(): Screen {
  return { ...texts.opening, body: [p(texts.opening.body)] };
}

export function activated(view: Activated): Screen {
  const say = texts.activated;
  // Whom it was for is told for a time only; then the words for a first password are true as well.
  const { title, heading, body } = say[view.purpose ?? "onboarding"];
  const note = view.note === undefined ? [] : [h("p", { class: "note" }, view.note)];
  const { firstName = "", username, maskedAddress } = view;
  const signIn = h("a", { class: "button", href: view.signInUrl, rel: "noreferrer" }, say.signIn);
  return {
    title,
    heading: heading(firstName),
    body: [
      ...note,
      p(body(view.companyName)),
      ...(username === undefined
        ? []
        : [h("dl", {}, h("dt", {}, say.username), h("dd", { translate: "no" }, username))]),
      ...(maskedAddress === undefined ? [] : [p(say.addressToo(maskedAddress))]),
      ...(isWebAddress(view.signInUrl) ? [signIn] : []),
      ...(username === undefined ? [] : [h("p", { class: "small" }, say.manager)]),
    ],
  };
}

export function ended(view: Ended): Screen {
  const { supportContact } = company();
  switch (view.state) {
    case "requested":
      return { ...texts.requested, body: [p(texts.requested.body), p(texts.requested.next(supportContact))] };
    case "password-set":
      return {
        ...texts.passwordSet,
        body: [p(texts.passwordSet.body), h("p", { class: "small" }, texts.passwordSet.manager)],
      };
    case "gone":
      return { ...texts.gone[view.reason], body: [p(texts.gone[view.reason].body(supportContact))] };
    case "no-link":
      return { ...texts.noLink, body: [p(texts.noLink.body), p(texts.noLink.next)] };
    case "too-many-attempts":
      return { ...texts.tooMany, body: [p(texts.tooMany.body(supportContact))] };
    case "unexpected":
      return { ...texts.unexpected, body: [p(texts.unexpected.body(supportContact))] };
  }
}
