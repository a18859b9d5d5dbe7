import { endRules } from "./ends.ts";
import { wordRules } from "./hr-events.ts";
import { peopleRules } from "./people.ts";
import type { FinalRule } from "./rule.ts";
import { secretRules } from "./secrets.ts";

/** What must hold once nothing moves any more. */
export const finalRules: readonly FinalRule[] = [...endRules, ...wordRules, ...peopleRules, ...secretRules];
