import type { AppClient } from "./app-client.ts";

/** The member `UserPoolClient` of an answer. */
export function appClientView({ id, secret, createdAt, settings }: AppClient) {
  const { GenerateSecret: _, ...shown } = settings;
  return {
    ...shown,
    ClientId: id,
    ...(secret === undefined ? {} : { ClientSecret: secret }),
    CreationDate: createdAt / 1000,
    LastModifiedDate: createdAt / 1000,
  };
}
