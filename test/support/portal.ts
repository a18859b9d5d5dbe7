import * as z from "zod";
import type { TestPlatform } from "./platform.ts";

const Body = z.looseObject({});

/** Posts to the portal's API below `/api/` as a browser does: an object as JSON, a text unchanged. */
export function portalAt({ outputs }: Pick<TestPlatform, "outputs">) {
  return async (route: string, body: object | string, cookie?: string) => {
    const answer = await fetch(`${outputs.portalUrl}/api/${route}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(cookie === undefined ? {} : { cookie }) },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: answer.status, body: Body.parse(await answer.json()), cookies: answer.headers.getSetCookie() };
  };
}

/** The cookies of an answer, as the `Cookie` header that the browser sends back. */
export function cookieHeader(cookies: readonly string[]): string {
  return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}
