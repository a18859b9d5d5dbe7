// Longer than 150 lines, because it is a list: one mistake after the other.
import { type Definition, leadTo, type Mutation, patch, stateOf } from "./mutation.ts";
import { HOUR, late, MINUTE, silent, story, troubled } from "./stories.ts";

const START = "tasks/lib/execution/start-execution.ts";

const each = ({ States }: Definition) => Object.values(States);

/** Mistakes in the state machines, and in how runs start and fail. */
export const onRuns: readonly Mutation[] = [
  {
    name: "every delivery of a hire starts a run",
    story: story([["hire", MINUTE]], silent),
    code: [
      patch(
        "tasks/receivers/start-onboarding/start-onboarding.ts",
        'if (record.status !== "RECEIVED") return',
        `if (record.status !== "RECEIVED")
          await startExecution(deps, record.id.concat("-again"), inputOf(record, parsed.detail, deps.defaultLocale));
        if (record.status !== "RECEIVED") return`,
      ),
    ],
    killedBy: ["no person has two open runs"],
    seeds: [1],
  },
  {
    name: "the next hire does not wait for the end of the earlier run",
    story: story(
      [
        ["cancel", 20_000],
        ["hire", 20_200],
      ],
      late,
    ),
    code: [
      patch(
        "tasks/receivers/start-onboarding/start-onboarding.ts",
        "(await isRunning(executionArn)) throw",
        "(!isRunning) throw",
      ),
    ],
    killedBy: ["no person has two open runs"],
    seeds: [2],
  },
  {
    name: "a run has a name of its own",
    story: story(),
    code: [patch(START, "stateMachineArn, name, input:", "stateMachineArn, name: name.concat('-x'), input:")],
    killedBy: ["a run has the name of its record, which exists before it"],
    seeds: [1],
  },
  {
    name: "the address is not verified before the mail",
    story: story(),
    definition: (definition) => {
      stateOf(definition, "Create suppressed user").Next = "Starts later?";
      stateOf(definition, "Starts later?").Default = "Send link";
    },
    killedBy: ["no step is skipped: each state follows one that may precede it"],
    seeds: [1],
  },
  {
    name: "a refused password is published as accepted",
    story: story(),
    definition: (definition) => {
      const [activated, rejected] = stateOf(definition, "Password accepted?").Choices ?? [];
      if (activated === undefined || rejected === undefined) throw new Error("Password accepted? has other choices.");
      [activated.Next, rejected.Next] = [rejected.Next, activated.Next];
    },
    killedBy: ["a run follows the transition of its task's outcome"],
    seeds: [1],
  },
  {
    name: "final errors are retried",
    story: story([], troubled),
    definition: (definition) => {
      for (const { Retry = [] } of each(definition)) for (const retry of Retry) retry.ErrorEquals = ["States.ALL"];
    },
    killedBy: ["no final error is retried"],
    seeds: [1],
  },
  {
    name: "nothing is retried",
    story: story([], troubled),
    definition: (definition) => {
      for (const state of each(definition)) delete state.Retry;
    },
    killedBy: ["a transient error is retried, and not for ever"],
    seeds: [2],
  },
  {
    name: "any error leads into a Fail state",
    story: story([], troubled),
    definition: (definition) => {
      definition.States["Broken"] = { Type: "Fail", Error: "Broken" };
      for (const state of each(definition)) {
        if (state["Type"] === "Task")
          state.Catch = [...(state.Catch ?? []), { ErrorEquals: ["States.ALL"], Next: "Broken" }];
      }
    },
    killedBy: ["a run that fails, fails in a task's own state"],
    seeds: [1],
  },
  {
    name: "a run may last for a day",
    story: story([], silent),
    definition: (definition) => {
      definition["TimeoutSeconds"] = 86_400;
    },
    killedBy: ["no run times out or is stopped"],
    seeds: [1],
  },
  {
    name: "the wait for the user does not catch HireCancelled",
    story: story([["cancel", HOUR]], silent),
    definition: (definition) => leadTo(definition, "Wait for the user", "HireCancelled", undefined),
    killedBy: ["a signal ends a wait once", "every run ends in a named end"],
    seeds: [1],
  },
  {
    name: "the wait for the user has no end",
    story: story([], silent),
    definition: (definition) => {
      delete stateOf(definition, "Wait for the user")["TimeoutSeconds"];
    },
    killedBy: ["every run ends in a named end"],
    seeds: [1],
  },
  {
    name: "the deadline is on day 20",
    story: story([], silent),
    definition: (definition) => {
      const wait = stateOf(definition, "Wait for the user");
      wait["TimeoutSeconds"] = String(wait["TimeoutSeconds"]).replace("1209600", "1728000");
    },
    killedBy: ["every run ends within its deadline and the time for repairs"],
    seeds: [1],
  },
  {
    name: "OnboardingFailed is not published",
    story: story([], troubled),
    code: [
      patch(
        "tasks/receivers/report-failure/status-change.ts",
        'z.enum(["FAILED", "TIMED_OUT", "ABORTED"])',
        'z.enum(["TIMED_OUT", "ABORTED"])',
      ),
    ],
    killedBy: ["every run that fails is published as OnboardingFailed"],
    seeds: [1],
  },
  {
    name: "a run that fails raises no alarm",
    story: story(),
    resources: (resources) => {
      for (const [id, { Properties }] of Object.entries(resources)) {
        if (Properties["MetricName"] === "ExecutionsFailed") delete resources[id];
      }
    },
    killedBy: ["a run that fails raises an alarm"],
    seeds: [1],
  },
  {
    name: "a record has no run",
    story: story(),
    code: [
      patch(
        "tasks/receivers/start-onboarding/start-onboarding.ts",
        "    await startExecution(deps, record.id,",
        "    void (() => startExecution)(deps, record.id,",
      ),
    ],
    killedBy: ["every record has a run, and both end alike"],
    seeds: [1],
  },
  {
    name: "the task token is stored before the handled signal is removed",
    story: story([], { ...silent, email: "bounce+e1@simulator.amazonses.com" }),
    code: [
      patch(
        "tasks/steps/store-task-token/store-task-token.ts",
        "    await removeSignals(deps.records, onboardingId, signalId);\n    const record = await storeToken(deps.records, onboardingId, taskToken);\n",
        "    const record = await storeToken(deps.records, onboardingId, taskToken);\n    await removeSignals(deps.records, onboardingId, signalId);\n",
      ),
    ],
    killedBy: ["a signal ends a wait once"],
    seeds: [1],
  },
];
