import { DAY, MINUTE, type Outside } from "../outside.ts";
import { type Scenario, tokenStoredLate } from "../scenario.ts";

const email = "ada@example.com";
const PASSWORD = "a-quiet-walk-at-dawn";
/** Long enough for the portal, too short for the pool. */
const SHORT = "short-one";
const bounced = "bounce@simulator.amazonses.com";
const complained = "complaint@simulator.amazonses.com";

const employeeId = "E1";
const standard = "standard";

async function invited(outside: Outside, address = email): Promise<string> {
  await outside.hire(address);
  return outside.linkMailed(address);
}

export const hires: readonly Scenario[] = [
  {
    name: "a hire follows the link and chooses a password",
    assembly: standard,
    async play(outside) {
      const link = await invited(outside);
      await outside.post("link/open", { link });
      await outside.post("link/password", { link, newPassword: PASSWORD });
      await outside.event("UserActivated");
    },
  },
  {
    name: "a password is refused, and a fresh link asked for",
    assembly: standard,
    async play(outside) {
      const link = await invited(outside);
      await outside.waits("hire-E1");
      await outside.post("link/password", { link, newPassword: SHORT });
      await outside.shows(link, "ready");
      await outside.sleep(6 * MINUTE);
      await outside.post("link/resend", { link });
      await outside.linkMailed(email, 2);
    },
  },
  {
    name: "the password comes before anything waits for it",
    assembly: standard,
    ...tokenStoredLate,
    async play(outside) {
      const link = await invited(outside);
      await outside.post("link/password", { link, newPassword: PASSWORD });
      await outside.event("UserActivated");
    },
  },
  {
    name: "HR's request arrives before the run waits",
    assembly: standard,
    ...tokenStoredLate,
    async play(outside) {
      await invited(outside);
      await outside.sendEvent("InvitationResendRequested", { employeeId });
      await outside.linkMailed(email, 2);
    },
  },
  {
    name: "HR moves a later start up",
    assembly: standard,
    async play(outside) {
      await outside.hire(email, { startsAt: new Date(outside.now + 3 * DAY).toISOString() });
      await outside.waits("hire-E1");
      await outside.sendEvent("InvitationResendRequested", { employeeId });
      await outside.linkMailed(email);
    },
  },
  {
    name: "HR corrects the address",
    assembly: standard,
    async play(outside) {
      await invited(outside);
      await outside.sendEvent("EmployeeEmailChanged", { employeeId, email: "lovelace@example.com" });
      await outside.linkMailed("lovelace@example.com");
    },
  },
  {
    name: "HR cancels, and hires the same person again",
    assembly: standard,
    async play(outside) {
      await invited(outside);
      await outside.waits("hire-E1");
      await outside.sendEvent("EmployeeHireCancelled", { employeeId });
      await outside.event("OnboardingCancelled");
      await invited(outside);
      await outside.linkMailed(email, 2);
    },
  },
  {
    name: "nobody answers",
    assembly: standard,
    async play(outside) {
      await invited(outside);
      await outside.sleep(15 * DAY);
      await outside.event("OnboardingExpired");
    },
  },
  {
    name: "a mail comes back late, and one that another has replaced",
    assembly: standard,
    async play(outside) {
      await invited(outside);
      await outside.waits("hire-E1");
      outside.comesBack("hire-E1", 1);
      await outside.event("InvitationBounced");
      await outside.sendEvent("InvitationResendRequested", { employeeId });
      await outside.linkMailed(email, 2);
      outside.comesBack("hire-E1", 1);
    },
  },
  ...[bounced, complained].map(
    (address) =>
      ({
        name: `the mail to ${address} comes back`,
        assembly: standard,
        async play(outside: Outside) {
          await outside.hire(address);
          await outside.event("InvitationBounced");
        },
      }) as const,
  ),
];
