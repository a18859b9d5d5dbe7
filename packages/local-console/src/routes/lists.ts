import { Hono } from "hono";
import { etag } from "hono/etag";
import type { BusEvent, ConsoleDeps, MailboxMail } from "../console-deps.ts";

type Lists = Pick<ConsoleDeps, "mailbox" | "texts" | "events" | "deadLetters">;

/** The mailbox and the text messages (oldest first), the events on the buses (newest first) and the dead letters, as JSON. */
export function listsApi({ mailbox, texts, events, deadLetters }: Lists): Hono {
  const app = new Hono();
  app.use(etag());
  app.get("/mailbox", (c) => c.json(mailbox().map(contractFields)));
  app.get("/texts", (c) => c.json(texts().map(({ to, text, sentAt }) => ({ to, text, sentAt }))));
  app.get("/events", (c) => c.json(events().map(listedEvent).toReversed()));
  app.get("/dead-letters", (c) => c.json(deadLetters()));
  return app;
}

/** The envelope with its bus and rules beside its own members. */
function listedEvent({ event, eventBusName, rules }: BusEvent) {
  return { ...event, eventBusName, rules };
}
export type ListedEvent = ReturnType<typeof listedEvent>;

/** Exactly the fields that the mailbox promises, whatever else its port carries. */
function contractFields({ id, to, from, subject, text, html, sentAt, tags }: MailboxMail): MailboxMail {
  return { id, to, from, subject, text, html, sentAt, tags };
}
