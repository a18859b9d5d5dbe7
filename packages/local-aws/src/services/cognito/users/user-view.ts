import type { User } from "./user.ts";

/** Second factors as AdminGetUser and GetUser show them: no member where nothing is set. */
export function mfaView({ mfa: { active, preferred } }: User) {
  return {
    ...(active.length > 0 ? { UserMFASettingList: active } : {}),
    ...(preferred === undefined ? {} : { PreferredMfaSetting: preferred }),
  };
}

/** What every answer about a user holds. The attributes' member is named differently by each operation. */
export function userView(user: User) {
  return {
    Username: user.username,
    UserCreateDate: user.createdAt / 1000,
    UserLastModifiedDate: user.modifiedAt / 1000,
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}
