import * as z from "zod";

/**
 * The event of Cognito's custom message trigger, as far as it is read here; all of it goes back to Cognito.
 * `codeParameter`: what Cognito puts the code in place of.
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
