import type { Observations } from "../recorder/recorder.ts";
import { requestOf } from "./model/model.ts";
import type { RuleContext, SafetyRule } from "./rule.ts";

/** What the portal does and answers. */
export const portalRules: readonly SafetyRule[] = [
  {
    name: "GET and HEAD make no call of AWS",
    on: "effects",
    *violations({ effects }) {
      for (const { seen } of effects) {
        if (seen.functionName !== "portal") continue;
        const { method } = requestOf(seen.payload);
        if (method !== "POST") yield `${method} makes ${seen.call.operation}`;
      }
    },
  },
  {
    name: "the portal answers with a server error only after a call has failed",
    on: "answers",
    *violations(observations, context) {
      for (const answer of observations.answers) {
        if ((answer.status ?? 0) >= 500 && !hasFailed(context, answer)) yield `${answer.route}: ${answer.status}`;
      }
    },
  },
  {
    name: "a refusal to the holder of a link has a reason that the page can show",
    on: "answers",
    *violations({ answers }) {
      const known = [200, 202, 409, 422, 429];
      for (const { route, status = 0 } of answers) {
        if (route.startsWith("link/") && status < 500 && !known.includes(status)) yield `${route}: ${status}`;
      }
    },
  },
];

/** Whether an invocation of the portal in the time of a request has met a fault. */
function hasFailed({ recorder }: RuleContext, { at, answeredAt = at }: Observations["answers"][number]): boolean {
  return recorder.calls.some(({ at: when, seen }) => {
    return when >= at && when <= answeredAt && seen.functionName === "portal" && seen.fault !== undefined;
  });
}
