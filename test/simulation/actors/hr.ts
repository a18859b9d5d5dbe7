import type { HrEvent, PersonStory } from "../story/story.ts";
import { START, type World } from "../world/world.ts";
import { sleep } from "./browser.ts";

/** Puts an event of HR on the bus, once. */
export async function sendEvent(
  { clock, services, outputs }: World,
  DetailType: string,
  detail: object,
): Promise<void> {
  const entry = { EventBusName: outputs["EventBusName"], Source: "hr", DetailType, Detail: JSON.stringify(detail) };
  await clock.atOnce(() => services.eventBridge.service.call("PutEvents", { Entries: [entry] }));
}

/** Sends all events of HR about a person, each at its time. */
export async function sendAll(world: World, person: PersonStory): Promise<void> {
  await Promise.all(
    person.hrEvents.map(async ({ at, what }) => {
      await sleep(world, at);
      await send(world, person, what);
    }),
  );
}

function send(world: World, person: PersonStory, what: HrEvent["what"]): Promise<void> {
  const { employeeId, email, newEmail } = person;
  switch (what) {
    case "hire":
      return sendEvent(world, "EmployeeHired", hireOf(person, email));
    case "cancel":
      return sendEvent(world, "EmployeeHireCancelled", { employeeId });
    case "change email":
      return sendEvent(world, "EmployeeEmailChanged", { employeeId, email: newEmail });
    case "resend":
      return sendEvent(world, "InvitationResendRequested", { employeeId });
    case "reset by link":
      return sendEvent(world, "PasswordResetRequested", { employeeId, method: "link" });
    case "reset by code":
      return sendEvent(world, "PasswordResetRequested", { employeeId, method: "code" });
    case "invalid":
      return sendEvent(world, "EmployeeHired", { employeeId: "no such id!" });
  }
}

function hireOf({ employeeId, startsAt }: PersonStory, email: string): object {
  const later = startsAt === undefined ? {} : { startsAt: new Date(START + startsAt).toISOString() };
  return { employeeId, email, givenName: "Ada", familyName: "Lovelace", ...later };
}
