import { randomBytes } from "node:crypto";
import { PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { accountsAt } from "./accounts.ts";
import type { Deployment } from "./deployment.ts";
import { mailboxAt } from "./mailbox.ts";
import { operationsAt } from "./operations.ts";
import { portalAt } from "./portal.ts";

/** Somebody whom HR hires on this run of the journeys, and on no other. */
export interface Somebody {
  readonly employeeId: string;
  readonly email: string;
  /** The name of the execution. */
  readonly run: string;
}

/** A whole story, told through the public face of a deployment; it throws where the story goes otherwise. */
export interface Journey {
  readonly title: string;
  run(world: World): Promise<void>;
}

export type World = ReturnType<typeof worldAt>;

/** HR, people, their mailboxes and operations. `source`: of HR's events; `id`: of this run, letters and digits. */
export function worldAt(deployment: Deployment, { source, id }: { readonly source: string; readonly id: string }) {
  const people: Somebody[] = [];
  const [portal, mailbox] = [portalAt(deployment.outputs.portalUrl), mailboxAt(deployment.mailbox)];
  const [operations, accounts] = [operationsAt(deployment), accountsAt(deployment)];
  const tell = (detailType: string, detail: object) => putEvent(deployment, source, detailType, detail);
  const somebody = (name: string): Somebody => {
    const employeeId = `j-${id}-${name}`;
    const person = { employeeId, email: addressOf(employeeId), run: `hire-${employeeId}` };
    people.push(person);
    return person;
  };
  const addressOf = (name: string) => deployment.recipient.replace("{id}", name);
  const hire = ({ employeeId, email }: Somebody, more: object = {}) =>
    tell("EmployeeHired", { employeeId, email, givenName: "Ada", familyName: "Lovelace", ...more });
  return {
    portal,
    mailbox,
    operations,
    accounts,
    tell,
    hire,
    somebody,
    addressOf,
    /** Good ones, that nobody can know who has read this file. */
    passwords: { first: `a-quiet-walk-${secret()}`, second: `another-dusk-${secret()}` },
    /** Hires somebody and waits for the mail. */
    async invite(name: string) {
      const person = somebody(name);
      await hire(person);
      return { ...person, link: await mailbox.linkTo(person.email, 1) };
    },
    /** Ends what is still open, and deletes the users of this run. */
    async tidyUp(): Promise<void> {
      for (const { employeeId, run } of people) {
        for (const name of [run, `${run}-2`]) {
          if ((await operations.statusOf(name)) !== "RUNNING") continue;
          await tell("EmployeeHireCancelled", { employeeId });
          await operations.endOf(name);
        }
        await accounts.delete(employeeId);
      }
    },
  };
}

/** PutEvents answers 200 for an event that it refused, so the entry is looked at. */
async function putEvent({ events, outputs }: Deployment, Source: string, DetailType: string, detail: object) {
  const entry = { EventBusName: outputs.eventBusName, Source, DetailType, Detail: JSON.stringify(detail) };
  const { FailedEntryCount = 0, Entries = [] } = await events.send(new PutEventsCommand({ Entries: [entry] }));
  if (FailedEntryCount > 0) throw new Error(`EventBridge refused ${DetailType}: ${Entries[0]?.ErrorCode}.`);
}

function secret(): string {
  return randomBytes(12).toString("hex");
}
