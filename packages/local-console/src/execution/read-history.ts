import type { ConsoleDeps } from "../console-deps.ts";
import { type HistoryEvent, history } from "./step-functions-api.ts";

/** The whole history in order, page by page (a page of GetExecutionHistory holds 1000 events at most). */
export async function readHistory(
  stepFunctions: ConsoleDeps["stepFunctions"],
  executionArn: string,
): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let page: { nextToken?: string | undefined } = {};
  do {
    const next = page.nextToken === undefined ? {} : { nextToken: page.nextToken };
    const answer = history.parse(
      await stepFunctions("GetExecutionHistory", { executionArn, maxResults: 1000, ...next }),
    );
    events.push(...answer.events);
    page = answer;
  } while (page.nextToken !== undefined);
  return events;
}
