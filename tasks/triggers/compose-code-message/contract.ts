import * as z from "zod";

/**
 * The event of Cognito's custom message trigger. Only some fields are read, but all of them are returned to Cognito.
 * `codeParameter` is the placeholder that Cognito replaces by the code.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
 */
export const CustomMessage = z.looseObject({
  triggerSource: z.string(),
  userName: z.string().nullish(),
  request: z.looseObject({
    codeParameter: z.string().nullish(),
    userAttributes: z.looseObject({ given_name: z.string().optional() }).nullish(),
  }),
  response: z.looseObject({}),
});
export type CustomMessage = z.infer<typeof CustomMessage>;
