import { z } from "zod";
import type { World } from "../world/world.ts";

/** What the portal answers, as far as anybody acts on it. */
const Body = z.looseObject({
  state: z.string().optional(),
  authenticator: z.object({ secret: z.string() }).optional(),
});

export interface PortalAnswer {
  readonly status: number;
  readonly body: z.infer<typeof Body>;
  /** `name=value`, as a browser sends them back. */
  readonly cookies: readonly string[];
}

/** A browser posts to `/api/<route>` of a world's portal. Resolves in virtual time. */
export async function ask({ services }: World, route: string, body: object, cookie?: string): Promise<PortalAnswer> {
  const headers = { "content-type": "application/json", ...(cookie === undefined ? {} : { cookie }) };
  const request = { method: "POST", headers, body: JSON.stringify(body) };
  const address = `https://portal.example.com/api/${route}`;
  const response = await services.httpApi.handle(new Request(address, request), "203.0.113.7");
  const text = await response.text();
  return {
    status: response.status,
    body: Body.parse(text.startsWith("{") ? JSON.parse(text) : {}),
    cookies: response.headers.getSetCookie().flatMap((line) => line.split(";")[0] ?? []),
  };
}

/** As `ask`, seen by the recorder. */
export async function post(world: World, route: string, body: object): Promise<PortalAnswer> {
  const { recorder } = world;
  const request = recorder.request(route, body);
  const answer = await ask(world, route, body);
  recorder.answered(request, answer.status, answer.body.state);
  return answer;
}

/** Whatever follows links in mails before people do. */
export async function scan({ services, recorder }: World, method: "GET" | "HEAD"): Promise<void> {
  const request = recorder.request(`${method} /`, {});
  const response = await services.httpApi.handle(new Request("https://portal.example.com/", { method }), "203.0.113.8");
  recorder.answered(request, response.status, undefined);
}

/** Resolves `ms` later, in the world's time. */
export function sleep({ clock }: World, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.schedule(ms, () => resolve());
  });
}
