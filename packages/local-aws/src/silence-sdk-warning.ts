/**
 * Turns off the AWS SDK's warning that it will need a newer Node.js. Nobody has to act on it here, because on AWS the
 * functions run on the Node.js of Lambda. Call it before the first client is created.
 */
export function silenceSdkWarning(): void {
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
}
