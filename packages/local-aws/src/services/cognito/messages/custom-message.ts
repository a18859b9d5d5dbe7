import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { invalidLambdaResponse, unexpectedLambda, userLambdaValidation } from "../errors.ts";
import type { AppClient } from "../user-pool/app-client.ts";
import type { UserPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";
import type { CodeMessage } from "./code-message.ts";

const text = z
  .string()
  .nullish()
  .transform((value) => value || undefined);
const answerOf = z.object({
  userName: z.string().optional(),
  response: z.object({ smsMessage: text, emailMessage: text, emailSubject: text }),
});
type CustomMessage = z.output<typeof answerOf>["response"];

const failureOf = z.object({ errorMessage: z.string() });

/**
 * The texts of the pool's CustomMessage trigger, which replace those of the template. Empty without a trigger. Throws as
 * `sendCode`.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
 */
export async function customMessage(
  pool: UserPool,
  client: AppClient | undefined,
  user: User,
  message: CodeMessage,
): Promise<Partial<CustomMessage>> {
  const arn = pool.settings.LambdaConfig.CustomMessage;
  if (arn === undefined) return {};
  const { payload, functionError } = await invoke(pool, arn, eventOf(pool, client, user, message));
  const answer = parse(payload);
  if (functionError !== undefined) throw userLambdaValidation(`CustomMessage failed with error ${reasonOf(answer)}.`);
  const parsed = answerOf.safeParse(answer);
  if (!parsed.success) throw invalidLambdaResponse("Unrecognizable lambda output");
  if (parsed.data.userName !== undefined && parsed.data.userName !== user.username)
    throw invalidLambdaResponse("Invalid user name. User name in Lambda mismatches the actual username.");
  return parsed.data.response;
}

function eventOf(pool: UserPool, client: AppClient | undefined, user: User, message: CodeMessage) {
  return {
    version: "1",
    triggerSource: `CustomMessage_${message.trigger}`,
    region: pool.deps.region,
    userPoolId: pool.id,
    userName: user.username,
    callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: client?.id ?? "CLIENT_ID_NOT_APPLICABLE" },
    request: {
      userAttributes: { ...Object.fromEntries(user.attributes), "cognito:user_status": user.status },
      codeParameter: "{####}",
      linkParameter: "{##Click Here##}",
      usernameParameter: message.trigger === "AdminCreateUser" ? "{username}" : null,
      ...(message.clientMetadata === undefined ? {} : { clientMetadata: message.clientMetadata }),
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  };
}

async function invoke(pool: UserPool, arn: string, event: unknown) {
  try {
    return await pool.deps.invokeFunction(arn, JSON.stringify(event), pool.arn);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw unexpectedLambda(`CustomMessage invocation failed due to error ${error.code}.`);
  }
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

function reasonOf(answer: unknown): string {
  const failure = failureOf.safeParse(answer);
  return failure.success ? failure.data.errorMessage : "unknown";
}
