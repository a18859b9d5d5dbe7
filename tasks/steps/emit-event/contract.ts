import * as z from "zod";
import { publishedEvents } from "../../../contracts/published-events.ts";

const { UserActivated, PasswordResetCompleted, InvitationBounced } = publishedEvents;

/** The type of the event and the part of its detail that the workflow knows; `emit-event` adds the rest. */
export const Input = z.discriminatedUnion("type", [
  UserActivated.schema.omit({ id: true, username: true }).extend({ type: z.literal("UserActivated") }),
  PasswordResetCompleted.schema
    .omit({ id: true, username: true })
    .extend({ type: z.literal("PasswordResetCompleted") }),
  InvitationBounced.schema.omit({ id: true }).extend({ type: z.literal("InvitationBounced") }),
]);
export type Input = z.infer<typeof Input>;

/** The input for one type of event. */
export type InputOf<Type extends Input["type"]> = Extract<Input, { readonly type: Type }>;

export const Output = z.object({});
export type Output = z.infer<typeof Output>;
