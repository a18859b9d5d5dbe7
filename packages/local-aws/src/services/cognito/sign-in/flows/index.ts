import { NotSupported } from "../../../../kernel/aws-error.ts";
import { invalidParameter } from "../../errors.ts";
import type { SignInAnswer, SignInStep } from "../sign-in.ts";
import { passwordFlow } from "./password.ts";
import { refreshTokenFlow } from "./refresh-token.ts";
import { userSrpFlow } from "./user-srp.ts";

type Flow = (step: SignInStep) => Promise<SignInAnswer>;

const shared: Readonly<Record<string, Flow>> = {
  USER_SRP_AUTH: userSrpFlow,
  REFRESH_TOKEN_AUTH: refreshTokenFlow,
  REFRESH_TOKEN: refreshTokenFlow,
};
const flows = {
  admin: { ...shared, ADMIN_USER_PASSWORD_AUTH: passwordFlow },
  public: { ...shared, USER_PASSWORD_AUTH: passwordFlow },
} as const satisfies Record<string, Readonly<Record<string, Flow>>>;

/** Flows that exist, but not on this side of the API. */
const elsewhere = {
  admin: ["USER_PASSWORD_AUTH"],
  public: ["ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"],
} as const satisfies Record<string, readonly string[]>;

/** (Admin)InitiateAuth. */
export function initiateAuth(side: "admin" | "public", name: string, step: SignInStep): Promise<SignInAnswer> {
  if (elsewhere[side].some((other) => other === name)) throw invalidParameter("Initiate Auth method not supported.");
  const table: Readonly<Record<string, Flow>> = flows[side];
  const flow = Object.hasOwn(table, name) ? table[name] : undefined;
  if (flow === undefined) throw new NotSupported(`The flow ${name}`);
  if (!step.client.allows(name === "REFRESH_TOKEN" ? "REFRESH_TOKEN_AUTH" : name)) throw notEnabled(side, name);
  return flow(step);
}

/** The texts differ between the operations, and USER_SRP_AUTH has one of its own (all recorded on AWS). */
function notEnabled(side: "admin" | "public", flow: string) {
  if (flow === "USER_SRP_AUTH") return invalidParameter("USER_SRP_AUTH is not enabled for the client.");
  return invalidParameter(
    side === "admin" ? "Auth flow not enabled for this client" : `${flow} flow not enabled for this client`,
  );
}
