import * as z from "zod";
import { EmployeeId, OnboardingId } from "../lib/identifiers.ts";

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

/**
 * The detail of an execution that ended before its time. The cause is not read: it may quote anything. `stopDate`: in
 * milliseconds since the epoch.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export const StatusChange = z.object({
  executionArn: z.string(),
  name: z.string().min(1),
  status: z.enum(["FAILED", "TIMED_OUT", "ABORTED"]),
  stopDate: z.int(),
  input: JsonText.pipe(Input),
  error: ErrorName,
});
