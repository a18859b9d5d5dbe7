/** The cloud assemblies that tests run: the settings that differ from cdk.json. */
export const assemblies = {
  standard: {},
  secondFactor: { secondFactor: "required", secondFactorMethods: ["email", "totp", "sms"] },
  authenticator: { secondFactor: "required", secondFactorMethods: ["totp"] },
  /** Placeholders for a pool and a client: a test creates both and reconfigures the functions. */
  ownPool: { userPoolId: "eu-west-1_notYetMade", appClientId: "notyetmade0000000000000000" },
} as const;

export type Assembly = keyof typeof assemblies;
