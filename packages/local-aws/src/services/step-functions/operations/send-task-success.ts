import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation } from "../../../kernel/json-service.ts";
import { tryParseJson } from "../json.ts";
import type { StepFunctionsState } from "../state.ts";
import { data, taskToken } from "./input.ts";

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html */
export const sendTaskSuccess = operation(
  z.strictObject({ taskToken, output: data }),
  (state: StepFunctionsState, { taskToken, output }) => {
    const value = tryParseJson(output);
    if (value === undefined) throw new AwsError("InvalidOutput", "Invalid Output: 'The output is not valid JSON'");
    state.tokens.find(taskToken).success(value);
  },
);
