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
  /** Those of them that throw in order to be run again: only what they give up is worth a look. */
  readonly postponing: readonly TaskFunction[];
  readonly api: HttpApi;
  readonly deadLetters: Queue;
  /** Who is told; without it the alarms only change their state. */
  readonly topicArn: string | undefined;
}

/** What somebody must look at. One occurrence is enough: none of these is part of an ordinary day. */
export class Alarms extends Construct {
  readonly #action: SnsAction | undefined;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { stateMachines, functions, postponing, api, deadLetters, topicArn } = props;
    if (topicArn !== undefined) this.#action = new SnsAction(Topic.fromTopicArn(this, "Topic", topicArn));
    for (const machine of stateMachines) {
      const name = machine.node.scope?.node.id ?? machine.node.id;
      this.#raise(`${name}Failed`, machine.metricFailed(), `${name}: an execution failed; repair, then redrive it.`);
      this.#raise(`${name}TimedOut`, machine.metricTimedOut(), `${name}: an execution ran out of time.`);
      this.#raise(`${name}Aborted`, machine.metricAborted(), `${name}: somebody stopped an execution.`);
    }
    for (const task of functions) {
      if (postponing.includes(task)) this.#raiseDropped(task);
      else this.#raise(`${task.node.id}Errors`, task.metricErrors(), `${task.node.id} threw; its log says why.`);
      this.#raise(`${task.node.id}Throttles`, task.metricThrottles(), `${task.node.id} met the concurrency limit.`);
    }
    this.#raise("PortalServerErrors", api.metricServerError(), "The portal answered 5xx.");
    const waiting = deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) });
    this.#raise("DeadLetters", waiting, "An event could not be handled and waits in the dead-letter queue.");
  }

  /** @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
  #raiseDropped(task: TaskFunction): void {
    const metric = task.metric("AsyncEventsDropped", { statistic: "Sum" });
    this.#raise(`${task.node.id}Dropped`, metric, `${task.node.id} gave an event up; it is a dead letter.`);
  }

  #raise(id: string, metric: IMetric, alarmDescription: string): void {
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
