import { AdminCreateUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoWorld, cognitoWorld, TEMPORARY } from "./cognito-world.ts";
import { ADA, recoveryCalls } from "./recovery-calls.ts";

export const ARN = "arn:aws:lambda:eu-west-1:000000000000:function:messages";
export const onlyMail = { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_email", Priority: 1 }] } };

interface Event {
  readonly response: object;
}

/** A pool with a CustomMessage trigger. `events` are those that it got. */
export async function triggerWorld(answer: (event: Event) => unknown) {
  const world = await cognitoWorld({ pool: { ...onlyMail, LambdaConfig: { CustomMessage: ARN } } });
  const events: unknown[] = [];
  world.trigger.invoke = async (arn, payload) => {
    const event = JSON.parse(payload);
    events.push({ arn, event });
    return { payload: JSON.stringify(answer(structuredClone(event))) };
  };
  return { ...world, ...recoveryCalls(world), events, invite: () => invite(world) };
}
export type TriggerWorld = Awaited<ReturnType<typeof triggerWorld>>;

/** A trigger that fills in some of the response. */
export const says = (response: Readonly<Record<string, unknown>>) => (event: Event) => ({
  ...event,
  response: { ...event.response, ...response },
});

/** Creates the user ada, with an invitation by mail. */
function invite({ sdk, UserPoolId }: CognitoWorld) {
  const UserAttributes = [{ Name: "email", Value: ADA.email }];
  const user = { UserPoolId, Username: "ada", UserAttributes, TemporaryPassword: TEMPORARY };
  return sdk.send(new AdminCreateUserCommand({ ...user, DesiredDeliveryMediums: ["EMAIL"] }));
}
