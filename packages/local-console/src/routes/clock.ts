import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { SkippableClock } from "../console-deps.ts";
import { Problem } from "../problem.ts";

const LONGEST_SKIP_SECONDS = 366 * 24 * 60 * 60;

const advanceRequest = z.strictObject({ advanceSeconds: z.number().positive().max(LONGEST_SKIP_SECONDS) });

/** `GET` reads the clock. `POST {"advanceSeconds": n}` skips time and responds when everything due by then is done. */
export function clockRoutes(clock: SkippableClock): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json(readingOf(clock)));
  app.post("/", bodyLimit({ maxSize: 1024, onError: rejectLargeBody }), async (c) => {
    await clock.advance(parseAdvanceSeconds(await c.req.text()) * 1000);
    return c.json(readingOf(clock));
  });
  return app;
}

function readingOf(clock: SkippableClock) {
  return { now: new Date(clock.now()).toISOString(), aheadSeconds: Math.round(clock.aheadMs() / 1000) };
}
export type ClockReading = ReturnType<typeof readingOf>;

function parseAdvanceSeconds(text: string): number {
  const parsed = advanceRequest.safeParse(parseJson(text));
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

function rejectLargeBody(): never {
  throw new Problem(413, "The body is larger than 1 kB.");
}
