import { byId, h } from "../dom.ts";
import { texts } from "../texts/texts.ts";
import { contactLink } from "./contact-link.ts";

interface Company {
  readonly companyName: string;
  readonly supportContact: string;
}

/** What the page shows of a screen. */
export interface ScreenContent {
  readonly title: string;
  /** The text of the `h1`; without it, the title. */
  readonly heading?: string;
  readonly body: readonly Node[];
}

let company: Company = { companyName: "", supportContact: "" };

/** The contact for questions; empty until the portal has sent it. */
export function supportContact(): string {
  return company.supportContact;
}

/** Shows the company's name above every screen, and its support contact below. The portal sends both for every link. */
export function setCompany(next: Company): void {
  company = { companyName: next.companyName, supportContact: next.supportContact };
  byId("company").textContent = company.companyName;
  byId("help").replaceChildren(`${texts.help} `, contactLink(company.supportContact), h("br"), texts.neverAsked);
}

/** Replaces the current screen. Moves the focus to the heading, where a screen reader and the Tab key go on. */
export function show({ title, heading, body }: ScreenContent): void {
  const h1 = h("h1", { tabindex: "-1" }, heading ?? title);
  byId("screen").replaceChildren(h1, ...body);
  document.title = company.companyName === "" ? title : `${title} – ${company.companyName}`;
  h1.focus();
  scrollTo(0, 0);
}
