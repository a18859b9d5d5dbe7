import { Duration } from "aws-cdk-lib";
import { JitterType, type RetryProps } from "aws-cdk-lib/aws-stepfunctions";
import { transientFaults } from "../contracts/error-names.ts";

/**
 * The one retry policy of every task: faults that pass by themselves, and nothing else.
 *
 * 10,000 hires in one batch against 14 mails a second, which is what SES allows to many accounts, take
 * 12 minutes; Cognito's 5 to 25 user operations a second are no faster. So the last of them must stay in
 * line that long: 100 attempts of at most a minute, half of it on average, are about 48 minutes. Full jitter
 * spreads the retries, so that the quota is used all the time instead of by everybody at once. `npm run burst` measures
 * it: the last mail goes out 6 % after the least time, and nobody needs more than 30 attempts at one state.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
 */
export const retry = {
  errors: [
    transientFaults.ServiceThrottled,
    transientFaults.ServiceUnavailable,
    "Lambda.ClientExecutionTimeoutException",
    "Lambda.ServiceException",
    "Lambda.AWSLambdaException",
    "Lambda.SdkClientException",
    "Lambda.TooManyRequestsException",
    "Lambda.Unknown",
    "Sandbox.Timedout",
    "Runtime.ExitError",
  ],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxDelay: Duration.seconds(60),
  maxAttempts: 100,
  jitterStrategy: JitterType.FULL,
} satisfies RetryProps;
