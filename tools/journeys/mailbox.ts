import { createInterface } from "node:readline/promises";
import * as z from "zod";
import { until } from "./until.ts";

/** The mails to people. */
export interface Mailbox {
  /** Resolves with the fragment of the link in the `nth` mail to an address, counted from 1. */
  linkTo(address: string, nth: number): Promise<string>;
  countTo(address: string): Promise<number>;
}

/** The format of the local run's mailbox: a list of all mails, oldest first. */
const MailList = z.array(z.object({ to: z.array(z.string()), text: z.string() }));
/** The format of MiniStack's `/_ministack/ses/messages`: lists of mails by account. */
const MailsByAccount = z
  .object({ messages: z.record(z.string(), z.array(z.object({ To: z.array(z.string()), BodyText: z.string() }))) })
  .transform(({ messages }) =>
    Object.values(messages).flatMap((mails) => mails.map(({ To: to, BodyText: text }) => ({ to, text }))),
  );
const Mails = z.union([MailList, MailsByAccount]);

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** `where`: the URL of a mailbox that returns JSON, or `ask` to ask a person at the terminal. */
export function mailboxAt(where: string): Mailbox {
  return where === "ask" ? terminalMailbox() : jsonMailbox(where);
}

function jsonMailbox(url: string): Mailbox {
  const textsTo = async (address: string) => {
    const mails = Mails.parse(await (await fetch(url)).json());
    return mails.filter(({ to }) => to.includes(address)).map(({ text }) => text);
  };
  return {
    linkTo: (address, nth) =>
      until(`mail ${nth} to ${address}`, async () => fragmentOf((await textsTo(address))[nth - 1] ?? "")),
    countTo: async (address) => (await textsTo(address)).length,
  };
}

/**
 * A mailbox that a person reads. It asks the person at the terminal, and repeats a question until the reply is usable.
 */
export function terminalMailbox(at: Terminal = { input: process.stdin, output: process.stdout }): Mailbox {
  const ask = async <T>(question: string, parse: (reply: string) => T | undefined): Promise<T> => {
    const terminal = createInterface(at);
    try {
      for (;;) {
        const parsed = parse(await terminal.question(`    ${question} `));
        if (parsed !== undefined) return parsed;
      }
    } finally {
      terminal.close();
    }
  };
  return {
    linkTo: (address, nth) => ask(`The link in mail ${nth} to ${address}:`, fragmentOf),
    countTo: (address) =>
      ask(`How many mails came to ${address}?`, (reply) => (/^\d+$/.test(reply) ? Number(reply) : undefined)),
  };
}

function fragmentOf(text: string): string | undefined {
  return text.match(/#(\S+)/)?.[1];
}
