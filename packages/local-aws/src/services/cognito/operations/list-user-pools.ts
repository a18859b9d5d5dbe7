import { z } from "zod";
import { invalidParameter } from "../errors.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({
  MaxResults: z.number().int().min(1).max(60),
  NextToken: z.string().min(1).optional(),
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html */
export const listUserPools = operation(input, (pools, { MaxResults, NextToken }) => {
  const all = pools.all();
  const start = NextToken === undefined ? 0 : all.findIndex(({ id }) => id === NextToken);
  if (start < 0) throw invalidParameter("Invalid pagination token");
  const next = all[start + MaxResults];
  return {
    UserPools: all.slice(start, start + MaxResults).map(({ id, name, createdAt, settings }) => ({
      Id: id,
      Name: name,
      LambdaConfig: settings.LambdaConfig,
      CreationDate: createdAt / 1000,
      LastModifiedDate: createdAt / 1000,
    })),
    ...(next === undefined ? {} : { NextToken: next.id }),
  };
});
