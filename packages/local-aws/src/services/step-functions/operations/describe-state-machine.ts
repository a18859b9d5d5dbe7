import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import { findMachine, type StepFunctionsState } from "../state.ts";
import type { StateMachine } from "../state-machine.ts";
import { arn } from "./input.ts";

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html */
export const describeStateMachine = operation(
  z.strictObject({ stateMachineArn: arn }),
  (state: StepFunctionsState, { stateMachineArn }) => {
    const machine = findMachine(state, stateMachineArn);
    return {
      ...machineSummary(machine),
      status: "ACTIVE",
      type: machine.props.type,
      creationDate: machine.createdAt / 1000,
    };
  },
);

/** The members that DescribeStateMachineForExecution answers, too. */
export function machineSummary({ arn, props }: StateMachine) {
  return {
    stateMachineArn: arn,
    name: props.name,
    definition: props.definition,
    roleArn: props.roleArn,
    loggingConfiguration: props.loggingConfiguration ?? { level: "OFF", includeExecutionData: false },
    tracingConfiguration: props.tracingConfiguration ?? { enabled: false },
  };
}
