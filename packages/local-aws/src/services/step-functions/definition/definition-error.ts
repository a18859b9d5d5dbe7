import { AwsError } from "../../../kernel/aws-error.ts";

/** InvalidDefinition, whose text has the location of the problem, as CreateStateMachine answers it. */
export class DefinitionError extends AwsError {
  constructor(problem: string, at: string) {
    super("InvalidDefinition", `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${problem} at ${at}'`);
  }
}
