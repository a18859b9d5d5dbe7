import type { Journey } from "../journey.ts";
import { faults } from "./faults.ts";
import { hires } from "./hires.ts";
import { resets } from "./resets.ts";
import { signIns } from "./sign-ins.ts";

/** Together they use all that is granted. */
export const journeys: readonly Journey[] = [...hires, ...resets, ...signIns, ...faults];
