import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { SkippableClock } from "../console-deps.ts";
import { Problem } from "../problem.ts";

const LONGEST_SKIP_SECONDS = 366 * 24 * 60 * 60;

const advanceBody = z.strictObject({ advanceSeconds: z.number().positive().max(LONGEST_SKIP_SECONDS) });

/** `GET` reads the clock; `POST {"advanceSeconds": n}` skips time and answers when all that fell due has settled. */
export function clockApi(clock: SkippableClock): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json(reading(clock)));
  app.post("/", bodyLimit({ maxSize: 1024, onError: tooLarge }), async (c) => {
    await clock.advance(parseAdvance(await c.req.text()) * 1000);
    return c.json(reading(clock));
  });
  return app;
}

function reading(clock: SkippableClock) {
  return { now: new Date(clock.now()).toISOString(), aheadSeconds: Math.round(clock.aheadMs() / 1000) };
}

function parseAdvance(text: string): number {
  const parsed = advanceBody.safeParse(parseJson(text));
  if (!parsed.success)
    throw new Problem(400, `Send {"advanceSeconds": n} alone, n above 0 and at most ${LONGEST_SKIP_SECONDS}.`);
  return parsed.data.advanceSeconds;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'The body is not JSON; send {"advanceSeconds": 3600}.');
  }
}

function tooLarge(): never {
  throw new Problem(413, "The body is larger than 1 kB.");
}
