import type { UserPool } from "./user-pool.ts";

/** The member `UserPool` of an answer. */
export function userPoolView(pool: UserPool) {
  const { Schema, UserPoolName, EnabledMfas: _, ...settings } = pool.settings;
  return {
    ...settings,
    Id: pool.id,
    Arn: pool.arn,
    Name: pool.name,
    CreationDate: pool.createdAt / 1000,
    LastModifiedDate: pool.createdAt / 1000,
    EstimatedNumberOfUsers: pool.users.all().length,
    SchemaAttributes: [...pool.rules].map(([Name, { required, mutable }]) => ({
      Name,
      AttributeDataType: Schema.find((attribute) => Name.endsWith(attribute.Name))?.AttributeDataType ?? "String",
      Required: required,
      Mutable: mutable,
    })),
  };
}
