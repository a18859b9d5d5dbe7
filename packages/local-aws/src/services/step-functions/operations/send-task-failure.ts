import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import type { StepFunctionsState } from "../state.ts";
import { cause, error, taskToken } from "./input.ts";

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html */
export const sendTaskFailure = operation(
  z.strictObject({ taskToken, error, cause }),
  (state: StepFunctionsState, { taskToken, error, cause }) => state.tokens.find(taskToken).failure(error, cause),
);
