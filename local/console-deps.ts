import type { LocalServices, Services } from "local-aws";
import type { ConsoleDeps } from "local-console";

/** The console of this app, on its services. */
export function consoleDeps({ clock, eventBridge, ses, sqs, stepFunctions, texts }: LocalServices): ConsoleDeps {
  return {
    stepFunctions: (operation, input) => stepFunctions.service.call(operation, input),
    mailbox: () => ses.mailbox(),
    texts,
    events: () => eventBridge.events(),
    deadLetters: () =>
      sqs.queues().flatMap(({ arn, name }) => sqs.messages(arn).map((message) => deadLetter(name, message))),
    hints: {
      findByName: "an employee id",
      noExecutions: "Emit an EmployeeHired event to start an execution.",
      noMail: "A hire gets one as soon as its link is made.",
    },
    clock: { now: () => clock.now(), aheadMs: () => clock.aheadMs, advance: (ms) => clock.advance(ms) },
  };
}

function deadLetter(queueName: string, { id: messageId, ...message }: ReturnType<Services["sqs"]["messages"]>[number]) {
  return { queueName, messageId, ...message };
}
