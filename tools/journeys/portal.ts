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

export interface PortalResponse {
  readonly status: number;
  readonly body: string;
}

/** The page and its API, reached as a browser does. */
export function portalAt(portalUrl: string) {
  const send = async (method: string, path: string, content?: unknown): Promise<PortalResponse> => {
    const response = await exchange(new URL(path, portalUrl), method, content);
    return { status: response.statusCode ?? 0, body: await text(response) };
  };
  const post = (route: string, content: unknown) => send("POST", `/api/${route}`, content);
  return { send, post, person: (link: string) => personWith(link, post) };
}

/** A person with a link. */
function personWith(link: string, post: (route: string, content: unknown) => Promise<PortalResponse>) {
  const view = async (route: "open" | "status") => parseView(await post(`link/${route}`, { link }));
  return {
    open: () => view("open"),
    status: () => view("status"),
    choose: (newPassword: string) => post("link/password", { link, newPassword }),
    /** Waits until the link is in a state, and resolves with its view. */
    waitFor: (state: string) =>
      until(`the link to be ${state}`, async () => {
        const current = await view("status");
        return current.state === state ? current : undefined;
      }),
  };
}

function parseView({ status, body }: PortalResponse): View {
  const view = status === 200 ? View.safeParse(JSON.parse(body)).data : undefined;
  if (view === undefined) throw new Error(`The portal answered ${status} instead of the state of a link.`);
  return view;
}

/**
 * Resolves every name below `localhost` to this machine (RFC 6761, 6.3), as browsers do but not every resolver does.
 * Emulators use such names for their APIs, and select the API by the name.
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
