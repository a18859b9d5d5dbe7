import * as z from "zod";
import { EmailAddress, EmployeeId } from "../../../contracts/identifiers.ts";

/** `email`: the address that HR vouches for. Without one it is the account's own, as it is when the task runs. */
export const Input = z.object({ employeeId: EmployeeId, email: EmailAddress.optional() });
export type Input = z.infer<typeof Input>;

/** The address that counts as verified now. */
export const Output = z.object({ email: EmailAddress });
export type Output = z.infer<typeof Output>;

/**
 * Final.
 * - `AliasExistsException`: a verified address is another account's alias (the name is Cognito's).
 * - `NoAddress`: the account has none that a mail could be sent to.
 * - `AddressNotVerified`: nobody has verified the account's address, and people may write it themselves.
 */
export const errors = {
  AliasExistsException: "AliasExistsException",
  NoAddress: "NoAddress",
  AddressNotVerified: "AddressNotVerified",
} as const;
