import type { PersonStory, Word } from "../story/story.ts";
import { START, type World } from "../world/world.ts";
import { sleep } from "./browser.ts";

/** HR puts an event on the bus, once. */
export async function tell({ clock, services, outputs }: World, DetailType: string, detail: object): Promise<void> {
  const entry = { EventBusName: outputs["EventBusName"], Source: "hr", DetailType, Detail: JSON.stringify(detail) };
  await clock.atOnce(() => services.eventBridge.service.call("PutEvents", { Entries: [entry] }));
}

/** Says all that HR has to say about somebody, each word at its time. */
export async function tellAll(world: World, person: PersonStory): Promise<void> {
  await Promise.all(
    person.words.map(async (word) => {
      await sleep(world, word.at);
      await say(world, person, word.what);
    }),
  );
}

function say(world: World, person: PersonStory, what: Word["what"]): Promise<void> {
  const { employeeId, email, newEmail } = person;
  switch (what) {
    case "hire":
      return tell(world, "EmployeeHired", hireOf(person, email));
    case "cancel":
      return tell(world, "EmployeeHireCancelled", { employeeId });
    case "move":
      return tell(world, "EmployeeEmailChanged", { employeeId, email: newEmail });
    case "resend":
      return tell(world, "InvitationResendRequested", { employeeId });
    case "reset by link":
      return tell(world, "PasswordResetRequested", { employeeId, method: "link" });
    case "reset by code":
      return tell(world, "PasswordResetRequested", { employeeId, method: "code" });
    case "nonsense":
      return tell(world, "EmployeeHired", { employeeId: "no such id!" });
  }
}

function hireOf({ employeeId, startsAt }: PersonStory, email: string): object {
  const later = startsAt === undefined ? {} : { startsAt: new Date(START + startsAt).toISOString() };
  return { employeeId, email, givenName: "Ada", familyName: "Lovelace", ...later };
}
