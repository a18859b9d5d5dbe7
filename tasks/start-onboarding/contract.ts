import type * as z from "zod";
import { Hire } from "../lib/hire.ts";

/** The input of an execution of the state machine `onboarding`. */
export const ExecutionInput = Hire;
export type ExecutionInput = z.infer<typeof ExecutionInput>;
