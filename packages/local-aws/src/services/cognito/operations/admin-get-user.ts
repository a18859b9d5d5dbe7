import { z } from "zod";
import { toWire } from "../users/attributes.ts";
import { mfaView, userView } from "../users/user-view.ts";
import { username, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html */
export const adminGetUser = operation(
  z.strictObject({ UserPoolId: userPoolId, Username: username }),
  (pools, { UserPoolId, Username }) => {
    const user = pools.get(UserPoolId).users.get(Username);
    return { ...userView(user), UserAttributes: toWire(user.attributes), ...mfaView(user) };
  },
);
