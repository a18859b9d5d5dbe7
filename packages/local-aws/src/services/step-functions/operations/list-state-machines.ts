import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import type { StepFunctionsState } from "../state.ts";
import { page, pagingFields } from "./paging.ts";

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html */
export const listStateMachines = operation(z.strictObject(pagingFields), (state: StepFunctionsState, request) => {
  const { found, nextToken } = page([...state.machines.values()], false, request);
  const stateMachines = found.map(({ arn, props, createdAt }) => ({
    stateMachineArn: arn,
    name: props.name,
    type: props.type,
    creationDate: createdAt / 1000,
  }));
  return { stateMachines, nextToken };
});
