import * as z from "zod";
import { Hire } from "../../../contracts/execution-inputs.ts";

/** The input of an execution of the state machine `onboarding`. `startsAt`: no mail goes out before it. */
export const ExecutionInput = Hire.extend({ startsAt: z.iso.datetime() });
export type ExecutionInput = z.infer<typeof ExecutionInput>;
