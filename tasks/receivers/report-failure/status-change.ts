import * as z from "zod";
import { EmployeeId, OnboardingId } from "../../../contracts/identifiers.ts";

const Input = z.object({ onboardingId: OnboardingId, employeeId: EmployeeId });

const JsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("must be JSON");
    return z.NEVER;
  }
});

/** A name, as Step Functions and our tasks give it; whatever else an operator wrote there might be anything. */
const ErrorName = z
  .string()
  .regex(/^[\w.]{1,100}$/)
  .optional()
  .catch(undefined);

/** The last instant that ISO 8601 writes with a year of four digits. */
const END_OF_TIME = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * The detail of an execution that ended before its time. The cause is not read: it may quote anything. `stopDate`: in
 * milliseconds since the epoch.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export const StatusChange = z.object({
  executionArn: z.string(),
  name: z.string().min(1),
  status: z.enum(["FAILED", "TIMED_OUT", "ABORTED"]),
  stopDate: z.int().min(0).max(END_OF_TIME),
  input: JsonText.pipe(Input),
  error: ErrorName,
});
