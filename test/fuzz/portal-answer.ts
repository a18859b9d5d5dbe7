import { expect } from "vitest";
import * as z from "zod";
import { CANARY } from "./http-requests.ts";

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** The form of every error, as `contracts/portal-api.ts` specifies it. */
const Problem = z.strictObject({
  type: z.string().regex(/^urn:onboarding:problem:[a-z-]+$/),
  title: z.string().min(1).max(80),
  status: z.int().min(400).max(499),
  detail: z.string().min(1).max(300),
  state: z.string().optional(),
  rejection: z.strictObject({ reason: z.string(), message: z.string() }).optional(),
  error: z
    .string()
    .regex(/^[A-Za-z]+$/)
    .optional(),
});

const securityHeaders = {
  "content-security-policy": expect.stringContaining("default-src 'none'"),
  "referrer-policy": "no-referrer",
  "strict-transport-security": expect.stringContaining("max-age=63072000"),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

/** Expects what holds for every answer: no fault, the security headers, nothing of the request. */
export function expectSafe({ statusCode, headers, body }: Answer): void {
  expect(statusCode).toBeLessThan(500);
  expect(headers).toMatchObject(securityHeaders);
  expect(body + JSON.stringify(headers)).not.toContain(CANARY);
}

/** As `expectSafe`, and a problem in the contract's form where there is one. */
export function expectAnswer(answer: Answer, method = "POST"): void {
  expectSafe(answer);
  const { statusCode, headers, body } = answer;
  if (statusCode < 400) return;
  expect(headers["content-type"]).toBe("application/problem+json");
  expect(method === "HEAD" ? body : Problem.parse(JSON.parse(body)).status).toBe(method === "HEAD" ? "" : statusCode);
}
