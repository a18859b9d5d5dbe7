import { z } from "zod";
import { toWire } from "../users/attributes.ts";
import { mfaView } from "../users/user-view.ts";
import { token } from "./input.ts";
import { operation } from "./operation.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html */
export const getUser = operation(z.strictObject({ AccessToken: token }), async (pools, { AccessToken }) => {
  const { user, client } = await pools.byAccessToken(AccessToken);
  const readable = [...user.attributes].filter(([name]) => name === "sub" || client.mayRead(name));
  return { Username: user.username, UserAttributes: toWire(new Map(readable)), ...mfaView(user) };
});
