import type { DeadLetter } from "../../console-deps.ts";
import { api } from "../api.ts";
import { h } from "../dom.ts";
import { disclosure, empty, heading, row, table } from "../elements.ts";
import { dateTime } from "../format.ts";
import { Region, type View } from "../view.ts";

/** The messages in all dead-letter queues. */
export function deadLettersView(): View {
  const list = new Region(h("div"), renderList);
  return {
    title: "Dead letters",
    element: h("section", {}, heading("Dead letters", "What could not be delivered, by queue."), list.element),
    async refresh() {
      list.show(await api.deadLetters());
    },
  };
}

function renderList(letters: readonly DeadLetter[]): Node[] {
  if (letters.length === 0) return [empty("Nothing lies in a dead-letter queue. That is as it should be.")];
  return [table(["Queue", "Time", "Reason", "Message"], letters.map(renderRow))];
}

function renderRow({ queueName, messageId, body, sentAt, attributes }: DeadLetter): HTMLElement {
  const reason = attributes["ERROR_MESSAGE"] ?? attributes["ERROR_CODE"] ?? "";
  const message = disclosure(messageId, [messageId], { attributes, body });
  return row(h("strong", {}, queueName), dateTime(sentAt), reason, message);
}
