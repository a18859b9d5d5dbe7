import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { EmployeeHired, hrEvents } from "../../contracts/hr-events.ts";
import { publishedEvents } from "../../contracts/published-events.ts";
import { holds } from "../../packages/local-aws/test/support/holds.ts";
import { anyJson, deepJson, hostileText, mutated } from "../../packages/local-aws/test/support/hostile.ts";
import { Envelope } from "../../tasks/lib/events/envelope.ts";
import { parseEvent } from "../../tasks/lib/events/parse-event.ts";
import { reject } from "../../tasks/lib/events/reject.ts";

/** Part of every generated text: no reason may contain it. */
const CANARY = "Zq7";
const canaryJson = anyJson(hostileText.map((text) => `${CANARY}${text}${CANARY}`));
const anything = fc.oneof(canaryJson, deepJson, hostileText);

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const email = fc.constantFrom("ada@example.com", "o'neil.l+hr=1@x--y.example");
const name = fc.constantFrom("Ada", "Zoë", "אדה", "\u{1f469}\u{1f3fd}\u200d\u{1f4bb}");
const hire = fc.record(
  {
    employeeId: id,
    email,
    givenName: fc.oneof(name, hostileText),
    familyName: name,
    locale: fc.constantFrom("en", "de-CH"),
    startsAt: fc.constantFrom("2026-03-02T09:00:00+23:59", "0000-02-28T00:00Z", "2026-03-02T09:00:00.123456789Z"),
    hireDate: fc.constant("2026-02-01"),
  },
  { requiredKeys: ["employeeId", "email", "givenName", "familyName"] },
);
const reset = fc.record({ employeeId: id, method: fc.constantFrom("link", "code") });

type Incoming = [string, z.ZodType<{ employeeId: string }>, fc.Arbitrary<object>];
const incoming: Incoming[] = [
  ["EmployeeHired", EmployeeHired, hire],
  ["EmployeeHireCancelled", hrEvents.EmployeeHireCancelled.schema, fc.record({ employeeId: id, reason: hostileText })],
  ["EmployeeEmailChanged", hrEvents.EmployeeEmailChanged.schema, fc.record({ employeeId: id, email })],
  ["InvitationResendRequested", hrEvents.InvitationResendRequested.schema, fc.record({ employeeId: id })],
  ["PasswordResetRequested", hrEvents.PasswordResetRequested.schema, reset],
  ...Object.entries(hrEvents).flatMap(([type, event]): Incoming[] =>
    "signal" in event
      ? [[`${type}, with the fields of another`, event.schema, fc.record({ employeeId: id, email })]]
      : [],
  ),
];

describe.each(incoming)("%s", (type, schema, valid) => {
  holds(
    "is parsed, or rejected with reasons that contain nothing of it",
    150,
    fc.asyncProperty(fc.oneof(valid, mutated(valid, anything), anything), async (detail) => {
      const parsed = parseEvent(schema, detail);
      const employeeId = parsed.outcome === "Usable" ? parsed.detail.employeeId : (parsed.employeeId ?? "none");
      expect(employeeId).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      if (parsed.outcome === "Usable") return;
      const [published] = await rejectAndCollect({ id: "1", "detail-type": type, source: "hr", detail }, parsed);
      const { reasons } = publishedEvents.OnboardingRejected.schema.parse(published);
      expect(reasons.join().length).toBeLessThan(1_000);
      expect(reasons.join()).not.toContain(CANARY);
    }),
  );
});

/** Rejects an event; returns what was published. */
async function rejectAndCollect(event: Envelope, why: { reasons: string[] }): Promise<unknown[]> {
  const published: unknown[] = [];
  const publish = async (_type: string, detail: unknown) => void published.push(detail);
  await reject({ publish, sendToDeadLetters: async () => undefined }, event, why);
  return published;
}

holds(
  "the fields of a hire are safe in a mail, an address line and a calendar",
  1_500,
  fc.property(fc.oneof(hire, mutated(hire, hostileText)), (detail) => {
    const parsed = EmployeeHired.safeParse(detail).data;
    const texts = parsed === undefined ? [] : [parsed.givenName, parsed.familyName];
    for (const text of texts) expect(text).toMatch(/^(?!\s)[^\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]{1,256}(?<!\s)$/u);
    expect(texts.join(" ")).not.toContain("://");
    expect(parsed?.email ?? "a@b.c").toMatch(/^[!-?A-~]{1,64}@[a-zA-Z0-9.-]{3,252}$/);
    expect(Date.parse(parsed?.startsAt ?? "2026-01-05")).not.toBeNaN();
  }),
);

holds(
  "an envelope is parsed or refused, without a crash",
  300,
  fc.property(
    fc.oneof(anything, mutated(fc.record({ id, source: id, "detail-type": id, detail: hire }), anything)),
    (event) => {
      const { data, error } = Envelope.safeParse(event);
      expect(data?.id ?? error?.name).toEqual(expect.any(String));
    },
  ),
);

it.each(["A\ud83d", "\ude00", "Ada \ud83d\ud83d"])("refuses half a character in a name: %j", (givenName) => {
  const detail = { employeeId: "E1001", email: "ada@example.com", givenName, familyName: "Lovelace" };
  expect(parseEvent(EmployeeHired, detail)).toMatchObject({ outcome: "Unusable", employeeId: "E1001" });
});
