import type { Write } from "../recorder/recorder.ts";
import { isClosed, overriding } from "./model/design-constants.ts";
import type { SafetyRule } from "./rule.ts";

const idsOf = (signals: readonly { readonly id: string }[] = []) => signals.map(({ id }) => id);

/** The signals on a record, from HR, the mail service and the page. */
export const signalRules: readonly SafetyRule[] = [
  {
    name: "a signal is stored once",
    on: "writes",
    *violations({ writes }) {
      for (const { after } of writes) {
        if (new Set(after.signalIds).size !== after.signalIds.length) yield `${after.id}: ${after.signalIds.join()}`;
        if (new Set(idsOf(after.signals)).size !== after.signals.length) yield `${after.id}: twice in line`;
      }
    },
  },
  {
    name: "every signal is counted, and its id is kept for ever",
    on: "writes",
    *violations({ writes }) {
      for (const { before, after } of writes) {
        if (after["signalCount"] !== after.signalIds.length) yield `${after.id} counts ${String(after["signalCount"])}`;
        const lost = (before?.signalIds ?? []).filter((id) => !after.signalIds.includes(id));
        const unknown = idsOf(after.signals).filter((id) => !after.signalIds.includes(id));
        for (const id of [...lost, ...unknown]) yield `${after.id} does not know ${id}`;
      }
    },
  },
  {
    name: "the run acts on every signal, in the order of arrival",
    on: "writes",
    *violations({ writes }) {
      for (const write of writes) {
        if (!keepsTheOrder(write))
          yield `${write.after.id}: ${idsOf(write.before?.signals).join()} became ${idsOf(write.after.signals).join()}`;
      }
    },
  },
];

/**
 * Only the first may go, and new ones come last. The end of an onboarding leaves none, and a password that is set none but
 * HR's last word.
 */
function keepsTheOrder({ before, after }: Write): boolean {
  const old = idsOf(before?.signals);
  const now = idsOf(after.signals);
  if (now.length === 0 && (isClosed(after) || isSet(before, after))) return true;
  const startsWith = (ids: readonly string[]) => ids.every((id, index) => now[index] === id);
  return startsWith(old) || startsWith(old.slice(1));
}

function isSet(before: Write["before"], after: Write["after"]): boolean {
  const isNow = before?.status === "SUBMITTED" && after.status === "CODE_WAITING";
  return isNow && !before.signals.some(({ name }) => overriding.includes(name));
}
