/**
 * The AWS SDK warns at each start that it will want a newer Node.js one day. The functions run on the one that
 * Lambda has; the local run says nothing that nobody has to act on. Call it before the first client is made.
 */
export function silenceSdkWarning(): void {
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
}
