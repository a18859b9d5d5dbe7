import { Hono } from "hono";
import { etag } from "hono/etag";
import type { BusEvent, ConsoleDeps, MailboxMail } from "../console-deps.ts";

type Lists = Pick<ConsoleDeps, "mailbox" | "texts" | "events" | "deadLetters">;

/** The mails and the text messages (oldest first), the events on the buses (newest first), the dead letters. */
export function listRoutes({ mailbox, texts, events, deadLetters }: Lists): Hono {
  const app = new Hono();
  app.use(etag());
  app.get("/mailbox", (c) => c.json(mailbox().map(documentedFields)));
  app.get("/texts", (c) => c.json(texts().map(({ to, text, sentAt }) => ({ to, text, sentAt }))));
  app.get("/events", (c) => c.json(events().map(listedEvent).toReversed()));
  app.get("/dead-letters", (c) => c.json(deadLetters()));
  return app;
}

/** The event's envelope, with the name of its bus and the matched rules as two more members. */
function listedEvent({ event, eventBusName, rules }: BusEvent) {
  return { ...event, eventBusName, rules };
}
export type ListedEvent = ReturnType<typeof listedEvent>;

/** Drops the fields that a mail service has beyond the documented ones. */
function documentedFields({ id, to, from, subject, text, html, sentAt, tags }: MailboxMail): MailboxMail {
  return { id, to, from, subject, text, html, sentAt, tags };
}
