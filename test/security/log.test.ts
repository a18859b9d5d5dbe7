import { afterEach, expect, it, vi } from "vitest";
import * as z from "zod";
import { createLog } from "../../tasks/lib/log.ts";
import { taskHandler } from "../../tasks/lib/task.ts";

afterEach(() => vi.restoreAllMocks());

/** Captures what a function logs: Powertools writes to the process's streams. */
function captureLog(): () => string {
  const lines: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => {
      lines.push(String(text));
      return true;
    });
  }
  return () => lines.join("");
}

const Line = z.looseObject({ timestamp: z.iso.datetime({ offset: true }), level: z.string(), message: z.string() });

it("is one line of JSON for each event, with time in UTC, function, code and ids", () => {
  const text = captureLog();
  createLog("send-link").info("LINK_SENT", { onboardingId: "hire-E1001", round: 2 });
  const line = Line.parse(JSON.parse(text()));
  expect(line).toMatchObject({ service: "send-link", level: "INFO", message: "LINK_SENT", onboardingId: "hire-E1001" });
  expect(line.timestamp).toMatch(/Z$/);
});

it("stays one line, whatever an id contains", () => {
  const text = captureLog();
  createLog("portal").error("REQUEST_FAILED", { employeeId: 'E1\n{"level":"INFO"}\r\n\u2028', stack: "a\n  at b" });
  expect(text().trimEnd()).not.toMatch(/[\r\n]/);
  expect(Line.parse(JSON.parse(text()))).toMatchObject({ level: "ERROR" });
});

it("contains only ids of a task's input and output, and no text of a fault", async () => {
  const text = captureLog();
  const Input = z.object({ onboardingId: z.string(), email: z.string(), token: z.string() });
  const input = { onboardingId: "hire-E1001", email: "ada@example.com", token: "AQC-a-task-token" };
  const output = { outcome: "Activated", secret: "a-secret" };
  await taskHandler("a-task", Input, async () => output)(input);
  const fault = () => Promise.reject(new TypeError(`no ${input.email} with ${input.token}`));
  await expect(taskHandler("a-task", Input, fault)(input)).rejects.toMatchObject({ name: "TypeError" });
  await expect(taskHandler("a-task", Input, fault)({ ...input, email: 1 })).rejects.toThrow("email");
  expect(text()).toContain('"outcome":"Activated"');
  expect(text()).toContain('"errorName":"TypeError"');
  for (const secret of [input.email, input.token, output.secret]) expect(text()).not.toContain(secret);
});
