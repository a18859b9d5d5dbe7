// What the design calls things. Written down here once more, so that the rules are no echo of the code.
import type { RecordSeen } from "../../recorder/records.ts";

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** Design section 2: where a record may go from each status, with its own status among them where a write may leave it. */
export const ways: Readonly<Record<string, readonly string[]>> = {
  RECEIVED: ["RECEIVED", "STARTED", "EXPIRED", "CANCELLED"],
  STARTED: ["STARTED", "INVITED", "EXPIRED", "CANCELLED"],
  INVITED: ["INVITED", "WAITING", "EXPIRED", "CANCELLED"],
  WAITING: ["WAITING", "SUBMITTED", "INVITED", "EXPIRED", "CANCELLED"],
  SUBMITTED: ["SUBMITTED", "WAITING", "CODE_WAITING", "ACTIVATED", "CANCELLED"],
  CODE_WAITING: ["CODE_WAITING", "ACTIVATED", "CANCELLED"],
  ACTIVATED: ["ACTIVATED"],
  EXPIRED: ["EXPIRED"],
  CANCELLED: ["CANCELLED"],
};

/** An overriding signal removes what was submitted: then a record goes back from these to INVITED. */
export const handedIn: readonly string[] = ["SUBMITTED", "CODE_WAITING"];
export const overriding: readonly string[] = ["HireCancelled", "EmailChanged"];

const closed: readonly string[] = ["EXPIRED", "CANCELLED"];
export const isClosed = ({ status }: RecordSeen) => closed.includes(status);
export const isOver = (record: RecordSeen) => record.status === "ACTIVATED" || isClosed(record);
export const isReset = ({ purpose }: RecordSeen) => purpose === "password-reset";

/** Design section 1. */
export const REMINDER_DAYS = [1, 3, 7] as const;
export const DEADLINE_DAYS = 14;
