import { randomBytes } from "node:crypto";
import { PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { accountsAt } from "./accounts.ts";
import type { Deployment } from "./deployment.ts";
import { mailboxAt } from "./mailbox.ts";
import { operationsAt } from "./operations.ts";
import { portalAt } from "./portal.ts";

/** A person whom HR hires in this run of the journeys. No other run uses the same id. */
export interface Person {
  readonly employeeId: string;
  readonly email: string;
  /** The name of the execution. */
  readonly run: string;
}

/** A whole story through the public interfaces of a deployment. It throws if something differs from the expectation. */
export interface Journey {
  readonly title: string;
  run(world: World): Promise<void>;
}

export type World = ReturnType<typeof worldAt>;

/** HR, people, their mailboxes and operations. `source` is the source of HR's events; `id` is unique for each run. */
export function worldAt(deployment: Deployment, { source, id }: { readonly source: string; readonly id: string }) {
  const people: Person[] = [];
  const [portal, mailbox] = [portalAt(deployment.outputs.portalUrl), mailboxAt(deployment.mailbox)];
  const [operations, accounts] = [operationsAt(deployment), accountsAt(deployment)];
  const sendEvent = (detailType: string, detail: object) => putEvent(deployment, source, detailType, detail);
  const newPerson = (name: string): Person => {
    const employeeId = `j-${id}-${name}`;
    const person = { employeeId, email: addressOf(employeeId), run: `hire-${employeeId}` };
    people.push(person);
    return person;
  };
  const addressOf = (name: string) => deployment.recipient.replace("{id}", name);
  const hire = ({ employeeId, email }: Person, more: object = {}) =>
    sendEvent("EmployeeHired", { employeeId, email, givenName: "Ada", familyName: "Lovelace", ...more });
  return {
    portal,
    mailbox,
    operations,
    accounts,
    sendEvent,
    hire,
    newPerson,
    addressOf,
    /** Valid passwords, with a random part, so that this file does not reveal them. */
    passwords: { first: `a-quiet-walk-${secret()}`, second: `another-dusk-${secret()}` },
    /** Hires a person and waits for the mail. */
    async invite(name: string) {
      const person = newPerson(name);
      await hire(person);
      return { ...person, link: await mailbox.linkTo(person.email, 1) };
    },
    /** Cancels the onboardings that are still open, and deletes the users of this run. */
    async cleanUp(): Promise<void> {
      for (const { employeeId, run } of people) {
        for (const name of [run, `${run}-2`]) {
          if ((await operations.statusOf(name)) !== "RUNNING") continue;
          await sendEvent("EmployeeHireCancelled", { employeeId });
          await operations.endOf(name);
        }
        await accounts.delete(employeeId);
      }
    },
  };
}

/** PutEvents responds with 200 even if it refuses the event, so the entry's result is checked. */
async function putEvent({ events, outputs }: Deployment, Source: string, DetailType: string, detail: object) {
  const entry = { EventBusName: outputs.eventBusName, Source, DetailType, Detail: JSON.stringify(detail) };
  const { FailedEntryCount = 0, Entries = [] } = await events.send(new PutEventsCommand({ Entries: [entry] }));
  if (FailedEntryCount > 0) throw new Error(`EventBridge refused ${DetailType}: ${Entries[0]?.ErrorCode}.`);
}

function secret(): string {
  return randomBytes(12).toString("hex");
}
