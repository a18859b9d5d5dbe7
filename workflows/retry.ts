import { Duration } from "aws-cdk-lib";
import { JitterType, type RetryProps } from "aws-cdk-lib/aws-stepfunctions";
import { transientFaults } from "../contracts/error-names.ts";

/**
 * The retry policy of all tasks. It retries transient errors only.  A batch of 10,000 hires takes 12 minutes at 14
 * mails a second, a common SES quota; Cognito's quotas of 5 to 25 user operations a second are no faster. So the last
 * execution must be able to retry for that long: 100 attempts with delays of at most a minute, half of that on average,
 * last about 48 minutes. Full jitter spreads the retries, so that the quota is used evenly. `npm run burst` measures
 * it: the last mail is sent 6 % later than the quotas require, and no state needs more than 30 attempts.
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
