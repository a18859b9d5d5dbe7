import type { Write } from "../recorder/recorder.ts";
import type { RecordSeen } from "../recorder/records.ts";
import { handedIn, isClosed, isOver, isReset, overriding, ways } from "./model/design-constants.ts";
import { textAt } from "./model/read.ts";
import { type SafetyRule, statefulRule } from "./rule.ts";

/** A rule about each single write of a record. */
function onWrites(name: string, wrong: (write: Write & { readonly before: RecordSeen }) => boolean): SafetyRule {
  return {
    name,
    on: "writes",
    *violations({ writes }) {
      for (const write of writes) {
        const { before, after, seen } = write;
        if (before !== undefined && wrong({ ...write, before })) {
          yield `${seen.functionName} took ${after.id} from ${before.status}, round ${before.round}, to ${after.status}, round ${after.round}`;
        }
      }
    },
  };
}

const isOverridden = (write: Write): boolean =>
  [...(write.before?.signals ?? [])].some(({ name }) => overriding.includes(name));

/** What a record may and may not become (design section 2). */
export const recordRules: readonly SafetyRule[] = [
  statefulRule("a record is created once, and never created again or deleted", "effects", () => {
    const put = new Set<string>();
    return function* ({ effects }) {
      for (const { seen, answer } of effects) {
        const { operation, input } = seen.call;
        if (operation === "DeleteItem") yield `${seen.functionName} deletes`;
        if (operation !== "PutItem" || !("output" in answer)) continue;
        const key = textAt(input, "Item", "pk", "S");
        if (put.has(key)) yield `${seen.functionName} puts ${key} again`;
        put.add(key);
      }
    };
  }),
  onWrites("the status moves only along the transitions of the design", (write) => {
    const { before, after } = write;
    const isVoid = handedIn.includes(before.status) && after.status === "INVITED" && isOverridden(write);
    return !isVoid && !ways[before.status]?.includes(after.status);
  }),
  {
    name: "a record begins as received",
    on: "writes",
    *violations({ writes }) {
      for (const { before, after } of writes) {
        if (before === undefined && after.status !== "RECEIVED") yield `${after.id} begins as ${after.status}`;
      }
    },
  },
  {
    name: "a record that is over holds no task token and nothing that was submitted",
    on: "writes",
    *violations({ writes }) {
      for (const { after } of writes) {
        if (!isOver(after)) continue;
        for (const name of ["taskToken", "sealedPassword", "sealedCode", "challenge"]) {
          if (after[name] !== undefined) yield `${after.id} is ${after.status} and has ${name}`;
        }
      }
    },
  },
  onWrites("an onboarding with a submitted password does not expire", ({ before, after }) => {
    return before.sealedPassword !== undefined && after.status === "EXPIRED";
  }),
  statefulRule("generations count up by one", "writes", () => {
    const last = new Map<string, number>();
    return function* ({ writes }) {
      for (const { before, after } of writes) {
        if (before !== undefined) continue;
        const whose = `${after.purpose} ${after.employeeId}`.toLowerCase();
        const expected = (last.get(whose) ?? 0) + 1;
        if (after.generation !== expected) yield `${after.id} is generation ${after.generation} instead of ${expected}`;
        last.set(whose, after.generation);
      }
    };
  }),
  {
    name: "no person has two open onboardings, or two open resets",
    on: "writes",
    *violations({ writes }, { recorder }) {
      for (const { before, after } of writes) {
        if (before !== undefined) continue;
        for (const other of recorder.records.values()) {
          if (other.id === after.id || other.employeeId !== after.employeeId || isReset(other) !== isReset(after))
            continue;
          if (!isOver(other)) yield `${after.id} begins while ${other.id} is ${other.status}`;
        }
      }
    },
  },
  {
    name: "an activated person is never onboarded again",
    on: "writes",
    *violations({ writes }, { recorder }) {
      for (const { before, after } of writes) {
        if (before !== undefined || isReset(after)) continue;
        for (const other of recorder.records.values()) {
          if (other.id === after.id || other.employeeId !== after.employeeId || isReset(other)) continue;
          if (!isClosed(other)) yield `${after.id} begins while ${other.id} is ${other.status}`;
        }
      }
    },
  },
  onWrites("rounds never decrease", ({ before, after }) => after.round < before.round),
  onWrites("a submitted password counts until its outcome is known", ({ before, after }) => {
    return (
      [before.sealedPassword, after.sealedPassword].every(Boolean) && before.sealedPassword !== after.sealedPassword
    );
  }),
  onWrites("a submitted code counts until its outcome is known", ({ before, after }) => {
    return [before.sealedCode, after.sealedCode].every(Boolean) && before.sealedCode !== after.sealedCode;
  }),
];
