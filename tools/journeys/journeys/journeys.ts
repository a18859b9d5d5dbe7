import type { Journey } from "../world.ts";
import { badEvent } from "./bad-event.ts";
import { cancelled } from "./cancelled.ts";
import { duplicate } from "./duplicate.ts";
import { emailChanged } from "./email-changed.ts";
import { laterStart } from "./later-start.ts";
import { oneHire } from "./one-hire.ts";
import { passwordReset } from "./password-reset.ts";
import { readingIsSafe } from "./reading-is-safe.ts";
import { rejectedPassword } from "./rejected-password.ts";
import { resent } from "./resent.ts";
import { unknownLinks } from "./unknown-links.ts";

/** All journeys, in the order in which they run. */
export const journeys: readonly Journey[] = [
  oneHire,
  rejectedPassword,
  resent,
  emailChanged,
  cancelled,
  duplicate,
  laterStart,
  badEvent,
  passwordReset,
  readingIsSafe,
  unknownLinks,
];
