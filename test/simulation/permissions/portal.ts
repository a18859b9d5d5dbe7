import { z } from "zod";
import type { World } from "../world/world.ts";

/** The answers that a journey acts on. */
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

/** A browser posts to `/api/<route>`. */
export async function ask(
  { services }: World,
  route: string,
  body: object,
  cookie: string | undefined,
): Promise<PortalAnswer> {
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
