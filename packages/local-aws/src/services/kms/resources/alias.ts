import { z } from "zod";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-alias.html */
export const aliasProperties = z.strictObject({
  AliasName: z.string().regex(/^alias\/(?!aws\/)[A-Za-z0-9/_-]+$/, "must begin with alias/ and not with alias/aws/"),
  TargetKeyId: z.string().min(1),
});
