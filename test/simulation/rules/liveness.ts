import { endRules } from "./ends.ts";
import { hrEventRules } from "./hr-events.ts";
import { peopleRules } from "./people.ts";
import type { LivenessRule } from "./rule.ts";
import { secretRules } from "./secrets.ts";

/** What must hold once nothing happens any more. */
export const livenessRules: readonly LivenessRule[] = [...endRules, ...hrEventRules, ...peopleRules, ...secretRules];
