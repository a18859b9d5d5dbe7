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

/**
 * An error name as Step Functions and the tasks write it. Other texts are dropped: somebody who stops an execution can
 * type anything.
 */
const ErrorName = z
  .string()
  .regex(/^[\w.]{1,100}$/)
  .optional()
  .catch(undefined);

/** The last instant whose year has four digits in ISO 8601. */
const LATEST_INSTANT = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * The detail of Step Functions' event about an execution that failed, timed out or was stopped. The cause is not read,
 * because it may contain personal data. `stopDate` is in milliseconds since 1970.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export const StatusChange = z.object({
  executionArn: z.string(),
  name: z.string().min(1),
  status: z.enum(["FAILED", "TIMED_OUT", "ABORTED"]),
  stopDate: z.int().min(0).max(LATEST_INSTANT),
  input: JsonText.pipe(Input),
  error: ErrorName,
});
