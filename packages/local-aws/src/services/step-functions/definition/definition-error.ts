import { AwsError } from "../../../kernel/aws-error.ts";

/** InvalidDefinition with the place in it, as CreateStateMachine answers. */
export class DefinitionError extends AwsError {
  constructor(problem: string, at: string) {
    super("InvalidDefinition", `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${problem} at ${at}'`);
  }
}
