import type { Factor } from "../../mfa/factors.ts";
import type { ClientOfPool } from "../../user-pool/user-pool.ts";
import type { User } from "../../users/user.ts";
import type { SignInAnswer } from "../sign-in.ts";
import { messageCode } from "./message-code.ts";
import { softwareTokenMfa } from "./software-token-mfa.ts";

/** The challenge for a second factor. */
export async function secondFactor(at: ClientOfPool, user: User, factor: Factor): Promise<SignInAnswer> {
  return factor === "SOFTWARE_TOKEN_MFA" ? softwareTokenMfa(at, user) : messageCode(at, user, factor);
}
