import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import type { StepFunctionsState } from "../state.ts";
import { taskToken } from "./input.ts";

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskHeartbeat.html */
export const sendTaskHeartbeat = operation(z.strictObject({ taskToken }), (state: StepFunctionsState, { taskToken }) =>
  state.tokens.find(taskToken).heartbeat(),
);
