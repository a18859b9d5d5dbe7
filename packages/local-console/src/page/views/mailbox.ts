import type { MailboxMail, TextMessage } from "../../console-deps.ts";
import { api, mailUrl } from "../api.ts";
import { h } from "../dom.ts";
import { disclosure, empty, heading } from "../elements.ts";
import { dateTime } from "../format.ts";
import { hint } from "../hint.ts";
import { Region, type View } from "../view.ts";

/** Mails and text messages, newest first, and beside them the chosen mail or, without a choice, the newest. */
export function mailboxView(chosen?: string): View {
  const list = new Region(h("div", { class: "card mails" }), renderList);
  const reader = new Region(h("article", { class: "card reader", "aria-label": "Mail" }), renderMail);
  const texts = new Region<TextMessage[]>(
    h("section", { class: "card texts", "aria-label": "Text messages" }),
    renderTexts,
  );
  const lists = h("div", { class: "stack" }, list.element, texts.element);
  const columns = h("div", { class: "columns mailbox" }, lists, reader.element);
  return {
    title: "Mailbox",
    element: h(
      "section",
      {},
      heading("Mailbox", "Every mail and text message that was sent; none left this machine."),
      columns,
    ),
    async refresh() {
      const [oldestFirst, sentTexts] = await Promise.all([api.mailbox(), api.texts()]);
      const mails = oldestFirst.toReversed();
      const open = mails.find(({ id }) => id === chosen) ?? mails[0];
      list.show({ mails: mails.map(({ id, to, subject, sentAt }) => ({ id, to, subject, sentAt })), open: open?.id });
      reader.show(open);
      texts.show(sentTexts);
      columns.classList.toggle("none", open === undefined);
    },
  };
}

type Entry = Pick<MailboxMail, "id" | "to" | "subject" | "sentAt">;

function renderList({ mails, open }: { mails: readonly Entry[]; open: string | undefined }): Node[] {
  if (mails.length === 0) return [empty(`No mail yet.${hint("noMail")}`)];
  return [h("ul", {}, ...mails.map((mail) => h("li", {}, entry(mail, mail.id === open))))];
}

function entry({ id, to, subject, sentAt }: Entry, isOpen: boolean): HTMLElement {
  const href = `#/mailbox/${encodeURIComponent(id)}`;
  const link = h(
    "a",
    { href, "data-key": `mail ${id}` },
    h("strong", {}, subject),
    h("span", {}, to.join(", ")),
    dateTime(sentAt),
  );
  if (isOpen) link.ariaCurrent = "true";
  return link;
}

/** The HTML in a sandboxed frame (see routes/mail.ts), then the text version. */
function renderMail(mail: MailboxMail | undefined): Node[] {
  if (mail === undefined) return [];
  const frame = h("iframe", {
    src: mailUrl(mail.id),
    title: `Mail: ${mail.subject}`,
    sandbox: "allow-popups allow-popups-to-escape-sandbox",
  });
  const text = h("details", { "data-key": "mail text", open: mail.html === "" }, h("summary", {}, "Text version"));
  text.append(h("pre", { class: "wrapped", tabindex: "0" }, ...withLinks(mail.text)));
  return [
    h("h2", {}, mail.subject),
    h("p", { class: "hint" }, `From ${mail.from} to ${mail.to.join(", ")}, `, dateTime(mail.sentAt)),
    ...(mail.html === "" ? [] : [frame]),
    text,
    ...(Object.keys(mail.tags).length === 0 ? [] : [disclosure("mail tags", ["Tags"], mail.tags)]),
  ];
}

/** Turns each web address in a text into a link that opens in a new tab. */
function withLinks(text: string): (Node | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 0 ? part : h("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part),
    );
}

function renderTexts(texts: readonly TextMessage[]): Node[] {
  const title = h("h2", {}, "Text messages");
  if (texts.length === 0) return [title, h("p", { class: "hint" }, "No SMS was sent.")];
  const entries = texts
    .toReversed()
    .map(({ to, text, sentAt }) => h("li", {}, h("span", {}, to, " ", dateTime(sentAt)), h("p", {}, text)));
  return [title, h("ul", {}, ...entries)];
}
