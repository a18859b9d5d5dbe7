import { z } from "zod";
import { userPoolId } from "../input.ts";
import { operation } from "../operation.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html */
export const describeUserPool = operation(z.strictObject({ UserPoolId: userPoolId }), (pools, { UserPoolId }) => {
  const pool = pools.get(UserPoolId);
  const { Schema, UserPoolName, ...settings } = pool.settings;
  return {
    UserPool: {
      ...settings,
      Id: pool.id,
      Arn: pool.arn,
      Name: pool.name,
      CreationDate: pool.createdAt / 1000,
      LastModifiedDate: pool.createdAt / 1000,
      EstimatedNumberOfUsers: pool.users.all().length,
      LambdaConfig: {},
      SchemaAttributes: [...pool.rules].map(([Name, { required, mutable }]) => ({
        Name,
        AttributeDataType: Schema.find((attribute) => Name.endsWith(attribute.Name))?.AttributeDataType ?? "String",
        Required: required,
        Mutable: mutable,
      })),
    },
  };
});
