import { lookup as lookUp } from "node:dns";
import { type IncomingMessage, request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { text } from "node:stream/consumers";
import * as z from "zod";
import { until } from "./until.ts";

const TIMEOUT_MS = 30_000;

const View = z.looseObject({ state: z.string() });
export type View = z.output<typeof View>;

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The page and its API, as a browser reaches them. */
export function portalAt(portalUrl: string) {
  const send = async (method: string, path: string, content?: unknown): Promise<Answer> => {
    const response = await exchange(new URL(path, portalUrl), method, content);
    return { status: response.statusCode ?? 0, body: await text(response) };
  };
  const post = (route: string, content: unknown) => send("POST", `/api/${route}`, content);
  return { send, post, person: (link: string) => personWith(link, post) };
}

/** Somebody with a link. */
function personWith(link: string, post: (route: string, content: unknown) => Promise<Answer>) {
  const view = async (route: "open" | "status") => viewIn(await post(`link/${route}`, { link }));
  return {
    open: () => view("open"),
    status: () => view("status"),
    choose: (newPassword: string) => post("link/password", { link, newPassword }),
    /** Resolves with the view once it is in this state. */
    sees: (state: string) =>
      until(`the link to be ${state}`, async () => {
        const seen = await view("status");
        return seen.state === state ? seen : undefined;
      }),
  };
}

function viewIn({ status, body }: Answer): View {
  const view = status === 200 ? View.safeParse(JSON.parse(body)).data : undefined;
  if (view === undefined) throw new Error(`The portal answered ${status} for the state of a link.`);
  return view;
}

/**
 * Every name below `localhost` is this machine (RFC 6761, 6.3), as browsers have it; not each resolver does. Emulators
 * give their APIs such names, and choose the API by the name.
 */
const lookup: LookupFunction = (host, options, done) => lookUp(host.replace(/^.*\.(?=localhost$)/, ""), options, done);

function exchange(url: URL, method: string, content: unknown): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? overHttps : overHttp;
  const body = content === undefined ? undefined : JSON.stringify(content);
  const headers = body === undefined ? {} : { "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, lookup, timeout: TIMEOUT_MS }, resolve);
    sent.on("timeout", () =>
      sent.destroy(new Error(`The portal did not answer within ${TIMEOUT_MS / 1_000} seconds.`)),
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
