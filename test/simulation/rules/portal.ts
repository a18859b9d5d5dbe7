import type { News } from "../recorder/recorder.ts";
import { requestOf } from "./model/model.ts";
import type { SafetyRule, Scene } from "./rule.ts";

/** What the portal does and answers. */
export const portalRules: readonly SafetyRule[] = [
  {
    name: "GET and HEAD ask nothing of AWS",
    on: "effects",
    *broken({ effects }) {
      for (const { seen } of effects) {
        if (seen.functionName !== "portal") continue;
        const { method } = requestOf(seen.payload);
        if (method !== "POST") yield `${method} makes ${seen.call.operation}`;
      }
    },
  },
  {
    name: "the portal answers with an error of its own only where a call has failed",
    on: "answers",
    *broken(news, scene) {
      for (const answer of news.answers) {
        if ((answer.status ?? 0) >= 500 && !hasFailed(scene, answer)) yield `${answer.route}: ${answer.status}`;
      }
    },
  },
  {
    name: "a link's holder is refused for a reason that the page can tell",
    on: "answers",
    *broken({ answers }) {
      const known = [200, 202, 409, 422, 429];
      for (const { route, status = 0 } of answers) {
        if (route.startsWith("link/") && status < 500 && !known.includes(status)) yield `${route}: ${status}`;
      }
    },
  },
];

/** Whether an invocation of the portal in the time of a request has met a fault. */
function hasFailed({ witness }: Scene, { at, answeredAt = at }: News["answers"][number]): boolean {
  return witness.calls.some(({ at: when, seen }) => {
    return when >= at && when <= answeredAt && seen.functionName === "portal" && seen.fault !== undefined;
  });
}
