import type { Scenario } from "../scenario.ts";
import { faults } from "./faults.ts";
import { hires } from "./hires.ts";
import { resets } from "./resets.ts";
import { signIns } from "./sign-ins.ts";

/** Together they use all that is granted. */
export const scenarios: readonly Scenario[] = [...hires, ...resets, ...signIns, ...faults];
