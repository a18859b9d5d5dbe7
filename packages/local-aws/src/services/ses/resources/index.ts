import type { ResourceTypes } from "../../../kernel/resource-type.ts";
import type { Ses } from "../ses.ts";

/** The resource types of SES. */
export function sesTypes(ses: Ses) {
  return {
    "AWS::SES::ConfigurationSet": (properties) => ({ ref: ses.createConfigurationSet(properties).name }),
    "AWS::SES::ConfigurationSetEventDestination": (properties) => ({
      ref: ses.createEventDestination(properties).name,
    }),
  } satisfies ResourceTypes;
}
