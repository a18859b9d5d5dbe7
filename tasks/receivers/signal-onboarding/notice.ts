import * as z from "zod";
import { signalNames } from "../../../contracts/error-names.ts";
import {
  EmployeeEmailChanged,
  EmployeeHireCancelled,
  InvitationResendRequested,
} from "../../../contracts/hr-events.ts";

/** What HR tells about an onboarding that is under way. */
export type Notice = { readonly employeeId: string } & (
  | { readonly name: "HireCancelled" | "ResendRequested" }
  | { readonly name: "EmailChanged"; readonly email: string }
);

const notices = {
  EmployeeHireCancelled: EmployeeHireCancelled.transform(
    ({ employeeId }): Notice => ({ name: signalNames.HireCancelled, employeeId }),
  ),
  EmployeeEmailChanged: EmployeeEmailChanged.transform(
    ({ employeeId, email }): Notice => ({ name: signalNames.EmailChanged, employeeId, email }),
  ),
  InvitationResendRequested: InvitationResendRequested.transform(
    ({ employeeId }): Notice => ({ name: signalNames.ResendRequested, employeeId }),
  ),
} as const;

/** The detail types that this receiver understands. */
export const NoticeType = z.enum(["EmployeeHireCancelled", "EmployeeEmailChanged", "InvitationResendRequested"]);

/** Reads the detail of an event of the type as a notice. */
export function noticeSchema(type: z.infer<typeof NoticeType>): z.ZodType<Notice> {
  return notices[type];
}
