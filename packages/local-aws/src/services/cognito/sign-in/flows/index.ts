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

/** Flows that exist for the other side of the API only. */
const otherSide = {
  admin: ["USER_PASSWORD_AUTH"],
  public: ["ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"],
} as const satisfies Record<string, readonly string[]>;

/** InitiateAuth (`public`) and AdminInitiateAuth (`admin`). Throws InvalidParameterException and NotSupported. */
export function initiateAuth(side: "admin" | "public", name: string, step: SignInStep): Promise<SignInAnswer> {
  if (otherSide[side].some((other) => other === name)) throw invalidParameter("Initiate Auth method not supported.");
  const table: Readonly<Record<string, Flow>> = flows[side];
  const flow = Object.hasOwn(table, name) ? table[name] : undefined;
  if (flow === undefined) throw new NotSupported(`The flow ${name}`);
  if (!step.client.allows(name === "REFRESH_TOKEN" ? "REFRESH_TOKEN_AUTH" : name)) throw notEnabled(side, name);
  return flow(step);
}

/** The texts as observed on AWS: they differ between the operations, and USER_SRP_AUTH has its own. */
function notEnabled(side: "admin" | "public", flow: string) {
  if (flow === "USER_SRP_AUTH") return invalidParameter("USER_SRP_AUTH is not enabled for the client.");
  return invalidParameter(
    side === "admin" ? "Auth flow not enabled for this client" : `${flow} flow not enabled for this client`,
  );
}
