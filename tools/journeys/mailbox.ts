import { createInterface } from "node:readline/promises";
import * as z from "zod";
import { until } from "./until.ts";

/** Mails to people, as far as a journey must know of them. */
export interface Mailbox {
  /** Resolves with the fragment of the link in the `nth` mail to an address, counted from 1. */
  linkTo(address: string, nth: number): Promise<string>;
  countTo(address: string): Promise<number>;
}

/** Ours, that of the local run, and whatever else answers so: every mail, oldest first. */
const Plain = z.array(z.object({ to: z.array(z.string()), text: z.string() }));
/** MiniStack's `/_ministack/ses/messages`: by account. */
const ByAccount = z
  .object({ messages: z.record(z.string(), z.array(z.object({ To: z.array(z.string()), BodyText: z.string() }))) })
  .transform(({ messages }) =>
    Object.values(messages).flatMap((mails) => mails.map(({ To: to, BodyText: text }) => ({ to, text }))),
  );
const Mails = z.union([Plain, ByAccount]);

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** `where`: the address of a mailbox that answers JSON, or `ask` for one that somebody at the terminal reads. */
export function mailboxAt(where: string): Mailbox {
  return where === "ask" ? askedMailbox() : readMailbox(where);
}

function readMailbox(url: string): Mailbox {
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

/** Asks until there is an answer that it can use. */
export function askedMailbox(at: Terminal = { input: process.stdin, output: process.stdout }): Mailbox {
  const ask = async <T>(question: string, take: (answer: string) => T | undefined): Promise<T> => {
    const terminal = createInterface(at);
    try {
      for (;;) {
        const taken = take(await terminal.question(`    ${question} `));
        if (taken !== undefined) return taken;
      }
    } finally {
      terminal.close();
    }
  };
  return {
    linkTo: (address, nth) => ask(`The link in mail ${nth} to ${address}:`, fragmentOf),
    countTo: (address) =>
      ask(`How many mails came to ${address}?`, (answer) => (/^\d+$/.test(answer) ? Number(answer) : undefined)),
  };
}

function fragmentOf(text: string): string | undefined {
  return text.match(/#(\S+)/)?.[1];
}
