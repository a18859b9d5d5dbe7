import type { User } from "./user.ts";

/** The members about second factors of AdminGetUser and GetUser. There is no member when nothing is set. */
export function mfaView({ mfa: { active, preferred } }: User) {
  return {
    ...(active.length > 0 ? { UserMFASettingList: active } : {}),
    ...(preferred === undefined ? {} : { PreferredMfaSetting: preferred }),
  };
}

/** The members that all answers about a user have. The name of the attributes' member differs between operations. */
export function userView(user: User) {
  return {
    Username: user.username,
    UserCreateDate: user.createdAt / 1000,
    UserLastModifiedDate: user.modifiedAt / 1000,
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}
