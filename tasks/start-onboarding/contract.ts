import type { z } from "zod";
import { Input as CreateSuppressedUserInput } from "../create-suppressed-user/contract.ts";

/** The input of an execution of the state machine `onboarding`. Its serialisation is stable: same hire, same text. */
export const ExecutionInput = CreateSuppressedUserInput;
export type ExecutionInput = z.infer<typeof ExecutionInput>;
