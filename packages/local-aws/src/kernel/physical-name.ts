/** What a resource is called whose template does not say: as CloudFormation has it, without the random end. */
export function physicalName(logicalId: string): string {
  return `Onboarding-${logicalId}`;
}
