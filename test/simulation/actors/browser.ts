import { z } from "zod";
import type { World } from "../world/world.ts";

/** What the portal answers, as far as anybody acts on it. */
const View = z.looseObject({ state: z.string().optional() });

export interface PortalAnswer {
  readonly status: number;
  readonly body: z.infer<typeof View>;
}

/** A browser at the portal of a world: `POST /api/<route>`. Resolves in virtual time. */
export async function post({ services, witness }: World, route: string, body: object): Promise<PortalAnswer> {
  const asked = witness.asks(route, body);
  const request = new Request(`https://portal.example.com/api/${route}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const response = await services.httpApi.handle(request, "203.0.113.7");
  const text = await response.text();
  const answer = { status: response.status, body: text.startsWith("{") ? View.parse(JSON.parse(text)) : {} };
  witness.answered(asked, answer.status, answer.body.state);
  return answer;
}

/** Whatever follows links in mails before people do. */
export async function scan({ services, witness }: World, method: "GET" | "HEAD"): Promise<void> {
  const asked = witness.asks(`${method} /`, {});
  const response = await services.httpApi.handle(new Request("https://portal.example.com/", { method }), "203.0.113.8");
  witness.answered(asked, response.status, undefined);
}

/** Resolves `ms` later, in the world's time. */
export function sleep({ clock }: World, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.schedule(ms, () => resolve());
  });
}
