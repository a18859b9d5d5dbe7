/** Second factors, in the order in which they are offered to a user. */
export const FACTORS = ["SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA"] as const;
/** A second factor. */
export type Factor = (typeof FACTORS)[number];

/** Factors that send a code, with the attribute that has the address. */
export const ADDRESS_OF = { SMS_MFA: "phone_number", EMAIL_OTP: "email" } as const;
/** A factor that sends a code. */
export type MessageFactor = keyof typeof ADDRESS_OF;
