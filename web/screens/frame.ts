import { byId, h } from "../dom.ts";
import { texts } from "../texts/texts.ts";
import { contact } from "./contact-link.ts";

interface Company {
  readonly companyName: string;
  readonly supportContact: string;
}

export interface Screen {
  readonly title: string;
  /** The title, if not told. */
  readonly heading?: string;
  readonly body: readonly Node[];
}

let known: Company = { companyName: "", supportContact: "" };

/** What the portal last said about whose page this is. */
export function company(): Company {
  return known;
}

/** Names the company above and the help below every screen. A link that nobody knows has the company too. */
export function setCompany(next: Company): void {
  known = { companyName: next.companyName, supportContact: next.supportContact };
  byId("company").textContent = known.companyName;
  byId("help").replaceChildren(`${texts.help} `, contact(known.supportContact), h("br"), texts.neverAsked);
}

/** Puts a screen in place of the last one. Focus moves, so that a screen reader starts there and no key press is lost. */
export function show({ title, heading, body }: Screen): void {
  const h1 = h("h1", { tabindex: "-1" }, heading ?? title);
  byId("screen").replaceChildren(h1, ...body);
  document.title = known.companyName === "" ? title : `${title} – ${known.companyName}`;
  h1.focus();
  scrollTo(0, 0);
}
