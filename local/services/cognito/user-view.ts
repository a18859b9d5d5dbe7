import type { User } from "./user.ts";

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
