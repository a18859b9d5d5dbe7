import type { Factor } from "../mfa/factors.ts";
import type { SignInAnswer } from "../sign-in.ts";
import type { User } from "../user.ts";
import type { ClientOfPool } from "../user-pools.ts";
import { messageCode } from "./message-code.ts";
import { softwareTokenMfa } from "./software-token-mfa.ts";

/** The challenge of a factor. */
export async function secondFactor(at: ClientOfPool, user: User, factor: Factor): Promise<SignInAnswer> {
  return factor === "SOFTWARE_TOKEN_MFA" ? softwareTokenMfa(at, user) : messageCode(at, user, factor);
}
