import type { UserPoolSettings } from "../resources/user-pool.ts";
import type { MessageTrigger } from "./code-message.ts";

/** The texts of a message with the placeholders `{####}` for the code and `{username}`. */
export interface MessageTemplate {
  readonly emailSubject: string;
  readonly emailMessage: string;
  readonly smsMessage: string;
}

/**
 * The template of a message: the pool's own, or Cognito's. Codes that reset a password use the template of verification
 * codes.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
 */
export function messageTemplate(settings: UserPoolSettings, trigger: MessageTrigger): MessageTemplate {
  return templates[trigger](settings);
}

const templates = {
  ForgotPassword: (settings) => {
    const template = settings.VerificationMessageTemplate;
    const text = "Your password reset code is {####}";
    return {
      emailSubject: template?.EmailSubject ?? settings.EmailVerificationSubject ?? "Your verification code",
      emailMessage: template?.EmailMessage ?? settings.EmailVerificationMessage ?? text,
      smsMessage: template?.SmsMessage ?? settings.SmsVerificationMessage ?? text,
    };
  },
  Authentication: (settings) => ({
    emailSubject: settings.EmailAuthenticationSubject ?? "Your authentication code",
    emailMessage: settings.EmailAuthenticationMessage ?? "Your authentication code is {####}",
    smsMessage: settings.SmsAuthenticationMessage ?? "Your authentication code is {####}",
  }),
  AdminCreateUser: ({ AdminCreateUserConfig }) => {
    const template = AdminCreateUserConfig?.InviteMessageTemplate;
    const text = "Your username is {username} and temporary password is {####}.";
    return {
      emailSubject: template?.EmailSubject ?? "Your temporary password",
      emailMessage: template?.EmailMessage ?? text,
      smsMessage: template?.SMSMessage ?? text,
    };
  },
} as const satisfies Record<MessageTrigger, (settings: UserPoolSettings) => MessageTemplate>;
