import type { View } from "./view.ts";
import { clockView } from "./views/clock.ts";
import { deadLettersView } from "./views/dead-letters.ts";
import { eventsView } from "./views/events.ts";
import { executionView } from "./views/execution.ts";
import { executionsView } from "./views/executions.ts";
import { mailboxView } from "./views/mailbox.ts";

export const SECTIONS = [
  { name: "executions", text: "Executions" },
  { name: "mailbox", text: "Mailbox" },
  { name: "events", text: "Events" },
  { name: "dead-letters", text: "Dead letters" },
  { name: "clock", text: "Clock" },
] as const;

/** `#/executions/onboarding/hire-E1001/Send%20link` and the like; what is unknown shows the executions. */
export function openView(hash: string): View {
  const [, section, first, second, third] = hash.split("/").map(decoded);
  if (section === "mailbox") return mailboxView(first);
  if (section === "events") return eventsView();
  if (section === "dead-letters") return deadLettersView();
  if (section === "clock") return clockView();
  return first && second ? executionView(first, second, third) : executionsView();
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
