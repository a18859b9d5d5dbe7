import * as z from "zod";
import { EmailAddress, EmployeeId } from "../../../contracts/identifiers.ts";

/** `email`: the address that HR vouches for. Without it the task verifies the account's own address. */
export const Input = z.object({ employeeId: EmployeeId, email: EmailAddress.optional() });
export type Input = z.infer<typeof Input>;

/** The address that is verified now. */
export const Output = z.object({ email: EmailAddress });
export type Output = z.infer<typeof Output>;

/**
 * Final.
 * - `AliasExistsException`: the address is the verified alias of another account (the name is Cognito's).
 * - `NoAddress`: the account has no address that mail can be sent to.
 * - `AddressNotVerified`: the account's address is not verified, and people can set it themselves.
 */
export const errors = {
  AliasExistsException: "AliasExistsException",
  NoAddress: "NoAddress",
  AddressNotVerified: "AddressNotVerified",
} as const;
