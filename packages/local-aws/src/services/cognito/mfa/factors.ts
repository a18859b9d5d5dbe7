/** Second factors, in the order in which a user is offered them. */
export const FACTORS = ["SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA"] as const;
export type Factor = (typeof FACTORS)[number];

/** Factors that send a code, and the attribute that says where to. */
export const ADDRESS_OF = { SMS_MFA: "phone_number", EMAIL_OTP: "email" } as const;
export type MessageFactor = keyof typeof ADDRESS_OF;
