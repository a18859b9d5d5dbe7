/** The cloud assemblies that tests run, by the settings in which they differ from cdk.json. */
export const assemblies = {
  standard: {},
  secondFactor: { secondFactor: "required", secondFactorMethods: ["email", "totp", "sms"] },
  authenticator: { secondFactor: "required", secondFactorMethods: ["totp"] },
  /** A pool and a client that nobody has yet: a test makes them and tells the functions. */
  ownPool: { userPoolId: "eu-west-1_notYetMade", appClientId: "notyetmade0000000000000000" },
} as const;

export type Assembly = keyof typeof assemblies;
