import { Duration } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { TaskFunction } from "./task-function.ts";

export interface AlarmsProps {
  readonly stateMachines: readonly StateMachine[];
  readonly functions: readonly TaskFunction[];
  /**
   * Those of them that throw to be retried. They get no alarm on errors, but one on events that Lambda drops after all
   * attempts.
   */
  readonly postponing: readonly TaskFunction[];
  readonly api: HttpApi;
  readonly deadLetters: Queue;
  /** The SNS topic for notifications. Without it the alarms only change their state. */
  readonly topicArn: string | undefined;
}

/** The alarms for operations. A single occurrence raises each of them, because none happens in normal operation. */
export class Alarms extends Construct {
  readonly #action: SnsAction | undefined;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { stateMachines, functions, postponing, api, deadLetters, topicArn } = props;
    if (topicArn !== undefined) this.#action = new SnsAction(Topic.fromTopicArn(this, "Topic", topicArn));
    for (const machine of stateMachines) {
      const name = machine.node.scope?.node.id ?? machine.node.id;
      this.#addAlarm(
        `${name}Failed`,
        machine.metricFailed(),
        `${name}: an execution failed. Repair the cause, then redrive it.`,
      );
      this.#addAlarm(`${name}TimedOut`, machine.metricTimedOut(), `${name}: an execution timed out.`);
      this.#addAlarm(`${name}Aborted`, machine.metricAborted(), `${name}: somebody stopped an execution.`);
    }
    for (const task of functions) {
      if (postponing.includes(task)) this.#addDroppedAlarm(task);
      else
        this.#addAlarm(
          `${task.node.id}Errors`,
          task.metricErrors(),
          `${task.node.id} threw an error. Its log shows why.`,
        );
      this.#addAlarm(
        `${task.node.id}Throttles`,
        task.metricThrottles(),
        `${task.node.id} was throttled by the concurrency limit.`,
      );
    }
    this.#addAlarm("PortalServerErrors", api.metricServerError(), "The portal answered 5xx.");
    const waiting = deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) });
    this.#addAlarm("DeadLetters", waiting, "An event could not be handled and is in the dead-letter queue.");
  }

  /** @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
  #addDroppedAlarm(task: TaskFunction): void {
    const metric = task.metric("AsyncEventsDropped", { statistic: "Sum" });
    this.#addAlarm(
      `${task.node.id}Dropped`,
      metric,
      `${task.node.id}: Lambda dropped an event after all attempts. It is in the dead-letter queue.`,
    );
  }

  #addAlarm(id: string, metric: IMetric, alarmDescription: string): void {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    if (this.#action !== undefined) alarm.addAlarmAction(this.#action);
  }
}
