import { fetchLinkStatus, openLink } from "../net/api.ts";
import { isConfirmation, parseConfirmation } from "../net/link.ts";
import { retryUntilAnswered } from "../net/retry-until-answered.ts";
import { askCode } from "./ask-code.ts";
import { askConfirmation } from "./ask-confirmation.ts";
import { askFreshLink } from "./ask-fresh-link.ts";
import { askPassword } from "./ask-password.ts";
import { awaitCheck } from "./await-check.ts";
import { activatedContent, endContent, openingContent } from "./end-screens.ts";
import { setCompany, show } from "./frame.ts";
import { endAfter } from "./handle-problem.ts";
import type { Screen } from "./screen.ts";

/** Shows the screens of one link, from opening it to the last one. Rejects when `signal` aborts. */
export async function runScreens(link: string | undefined, signal: AbortSignal): Promise<void> {
  if (link === undefined) return show(endContent({ state: "no-link" }));
  if (isConfirmation(link)) return runConfirmation(link, signal);
  show(openingContent());
  let screen: Screen | undefined = await fetchScreen(openLink, link, signal);
  while (screen !== undefined) {
    if ("companyName" in screen) setCompany(screen);
    screen = await render(screen, link, signal);
  }
}

async function runConfirmation(link: string, signal: AbortSignal): Promise<void> {
  const confirmation = parseConfirmation(link);
  if (confirmation === undefined) return show(endContent({ state: "no-link" }));
  show(endContent(await askConfirmation(confirmation, signal)));
}

/** The screen that belongs to the link's state. */
async function fetchScreen(fetchView: typeof openLink, link: string, signal: AbortSignal): Promise<Screen> {
  const answer = await retryUntilAnswered(() => fetchView(link, signal), signal);
  return answer.kind === "success" ? answer.body : endAfter(answer.problem);
}

/** Shows a screen until another one follows, and returns that; undefined after the last screen. */
async function render(screen: Screen, link: string, signal: AbortSignal): Promise<Screen | undefined> {
  const refresh = () => fetchScreen(fetchLinkStatus, link, signal);
  switch (screen.state) {
    case "ready":
      return askPassword(screen, { link, refresh, signal });
    case "code":
      return askCode(screen, { link, refresh, signal });
    case "checking":
      return awaitCheck(screen, { refresh, signal });
    case "expired":
      return askFreshLink({ link, signal });
    case "activated":
      show(activatedContent(screen));
      return undefined;
    default:
      show(endContent(screen));
      return undefined;
  }
}
