/** What CloudFormation knows of a resource after its creation. */
export interface ProvisionedResource {
  /** The value of `Ref`. */
  readonly ref: string;
  /** The values of `Fn::GetAtt`, by attribute name. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * Creates one resource of a CloudFormation type. `properties` are those of the template with every intrinsic function
 * resolved. Throws a ZodError or NotSupported that names a property which the local run does not have, and the AwsError
 * that AWS would answer.
 */
export type ResourceType = (
  properties: Readonly<Record<string, unknown>>,
  logicalId: string,
) => Promise<ProvisionedResource> | ProvisionedResource;

/** Resource types by their CloudFormation name, for example `AWS::SQS::Queue`. */
export type ResourceTypes = Readonly<Record<`AWS::${string}`, ResourceType>>;
