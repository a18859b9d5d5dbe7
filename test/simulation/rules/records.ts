import type { Write } from "../recorder/recorder.ts";
import type { RecordSeen } from "../recorder/records.ts";
import { handedIn, isClosed, isOver, isReset, overriding, ways } from "./model/design-constants.ts";
import { textAt } from "./model/read.ts";
import { remembering, type SafetyRule } from "./rule.ts";

/** A rule about each single write of a record. */
function onWrites(name: string, wrong: (write: Write & { readonly before: RecordSeen }) => boolean): SafetyRule {
  return {
    name,
    on: "writes",
    *broken({ writes }) {
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
  remembering("a record is written once and never made anew or deleted", "effects", () => {
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
  onWrites("the status moves only along the ways of the design", (write) => {
    const { before, after } = write;
    const isVoid = handedIn.includes(before.status) && after.status === "INVITED" && isOverridden(write);
    return !isVoid && !ways[before.status]?.includes(after.status);
  }),
  {
    name: "a record begins as received",
    on: "writes",
    *broken({ writes }) {
      for (const { before, after } of writes) {
        if (before === undefined && after.status !== "RECEIVED") yield `${after.id} begins as ${after.status}`;
      }
    },
  },
  {
    name: "what is over holds no token and nothing that was handed in",
    on: "writes",
    *broken({ writes }) {
      for (const { after } of writes) {
        if (!isOver(after)) continue;
        for (const name of ["taskToken", "sealedPassword", "sealedCode", "challenge"]) {
          if (after[name] !== undefined) yield `${after.id} is ${after.status} and has ${name}`;
        }
      }
    },
  },
  onWrites("who has handed a password in is not expired", ({ before, after }) => {
    return before.sealedPassword !== undefined && after.status === "EXPIRED";
  }),
  remembering("generations count up by one", "writes", () => {
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
    name: "nobody has two onboardings, or two resets, that are open",
    on: "writes",
    *broken({ writes }, { witness }) {
      for (const { before, after } of writes) {
        if (before !== undefined) continue;
        for (const other of witness.records.values()) {
          if (other.id === after.id || other.employeeId !== after.employeeId || isReset(other) !== isReset(after))
            continue;
          if (!isOver(other)) yield `${after.id} begins while ${other.id} is ${other.status}`;
        }
      }
    },
  },
  {
    name: "who is activated is never onboarded again",
    on: "writes",
    *broken({ writes }, { witness }) {
      for (const { before, after } of writes) {
        if (before !== undefined || isReset(after)) continue;
        for (const other of witness.records.values()) {
          if (other.id === after.id || other.employeeId !== after.employeeId || isReset(other)) continue;
          if (!isClosed(other)) yield `${after.id} begins while ${other.id} is ${other.status}`;
        }
      }
    },
  },
  onWrites("rounds never go back", ({ before, after }) => after.round < before.round),
  onWrites("an answer counts until its outcome is known", ({ before, after }) => {
    return (
      [before.sealedPassword, after.sealedPassword].every(Boolean) && before.sealedPassword !== after.sealedPassword
    );
  }),
  onWrites("a code counts until its outcome is known", ({ before, after }) => {
    return [before.sealedCode, after.sealedCode].every(Boolean) && before.sealedCode !== after.sealedCode;
  }),
];
