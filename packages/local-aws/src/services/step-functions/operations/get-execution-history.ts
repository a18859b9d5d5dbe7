import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import { historyAnswer } from "../history.ts";
import { findExecution, type StepFunctionsState } from "../state.ts";
import { arn } from "./input.ts";
import { page, pagingFields } from "./paging.ts";

const input = z.strictObject({
  ...pagingFields,
  executionArn: arn,
  reverseOrder: z.boolean().default(false),
  includeExecutionData: z.boolean().default(true),
});

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html */
export const getExecutionHistory = operation(input, (state: StepFunctionsState, request) => {
  const { history } = findExecution(state, request.executionArn);
  const { found, nextToken } = page(history, request.reverseOrder, request);
  return { events: found.map((event) => historyAnswer(event, request.includeExecutionData)), nextToken };
});
