import type { ResourceType } from "./deploy.ts";

/** Resources that matter on AWS and have nothing to do on one machine. */
const names = [
  // The console shows what fails; nobody is called.
  "AWS::CloudWatch::Alarm",
  // The function's log is a file.
  "AWS::Logs::LogGroup",
];

const make: ResourceType = (_, logicalId) => ({
  ref: logicalId,
  attributes: { Arn: `arn:aws:local:::${logicalId}` },
});

export const withoutEffect: readonly (readonly [string, ResourceType])[] = names.map((name) => [name, make]);
