/** Why a message is sent, as in `CustomMessage_<trigger>`. */
export type MessageTrigger = "ForgotPassword" | "Authentication" | "AdminCreateUser";

/** A message that brings a user a code or a temporary password. */
export interface CodeMessage {
  readonly trigger: MessageTrigger;
  readonly code: string;
  readonly medium: "EMAIL" | "SMS";
  /** A mail address or a phone number, by `medium`. */
  readonly destination: string;
  /** The ClientMetadata of the request, which the trigger function gets. */
  readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
}
