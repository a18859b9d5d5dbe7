import type { View } from "./view.ts";
import { clockView } from "./views/clock.ts";
import { deadLettersView } from "./views/dead-letters.ts";
import { eventsView } from "./views/events.ts";
import { executionView } from "./views/execution.ts";
import { executionsView } from "./views/executions.ts";
import { mailboxView } from "./views/mailbox.ts";

/** The links in the header. `name` is the first part of the address. */
export const SECTIONS = [
  { name: "executions", text: "Executions" },
  { name: "mailbox", text: "Mailbox" },
  { name: "events", text: "Events" },
  { name: "dead-letters", text: "Dead letters" },
  { name: "clock", text: "Clock" },
] as const;

/** The view for an address such as `#/executions/orders/order-1001/Charge%20card`; for any other, the executions. */
export function openView(hash: string): View {
  const [, section, first, second, third] = hash.split("/").map(decode);
  if (section === "mailbox") return mailboxView(first);
  if (section === "events") return eventsView();
  if (section === "dead-letters") return deadLettersView();
  if (section === "clock") return clockView();
  return first && second ? executionView(first, second, third) : executionsView();
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
