/**
 * The name of a resource whose template gives none: `<stack>-<logical id>`. CloudFormation appends random characters,
 * which the local run leaves out so that names stay the same from run to run.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
 */
export function physicalName(stackName: string, logicalId: string): string {
  return `${stackName}-${logicalId}`;
}
