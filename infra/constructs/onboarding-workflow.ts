import { ArnFormat, type RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { Effect, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { DefinitionBody, LogLevel, QueryLanguage, StateMachine, StateMachineType } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { onboardingDefinition } from "../../workflows/onboarding/definition.ts";
import type { TaskFunction } from "./task-function.ts";

const stateMachineName = "onboarding";

type Definition = Parameters<typeof onboardingDefinition>[1];

export interface OnboardingWorkflowProps {
  readonly tasks: Readonly<Record<keyof Definition["tasks"], TaskFunction>>;
  /** How many reminders there are. */
  readonly reminders: number;
  readonly removalPolicy: RemovalPolicy;
}

export class OnboardingWorkflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { tasks, reminders, removalPolicy }: OnboardingWorkflowProps) {
    super(scope, id);
    const role = createRole(this, Object.values(tasks));
    this.stateMachine = new StateMachine(this, "StateMachine", {
      stateMachineName,
      stateMachineType: StateMachineType.STANDARD,
      comment: "From a hire to an account whose password only its owner knows.",
      queryLanguage: QueryLanguage.JSONATA,
      definitionBody: DefinitionBody.fromChainable(onboardingDefinition(this, { tasks, reminders })),
      // Complete as it is: CDK would also allow every version of each function.
      role: role.withoutPolicyUpdates(),
      tracingEnabled: true,
      logs: { destination: createLog(this, removalPolicy), level: LogLevel.ALL, includeExecutionData: false },
    });
    this.stateMachine.node.addDependency(role);
  }

  giveStartTo(task: TaskFunction): void {
    task.give({
      environment: { STATE_MACHINE_ARN: this.stateMachine.stateMachineArn },
      actions: ["states:StartExecution"],
      resources: [this.stateMachine.stateMachineArn],
    });
  }
}

/** Lets a function answer the waiting state. By the machine's fixed name, since the machine itself needs its tasks first. */
export function giveTaskAnswerTo(task: TaskFunction): void {
  const machine = { service: "states", resource: "stateMachine", resourceName: stateMachineName };
  task.give({
    actions: ["states:SendTaskSuccess"],
    resources: [Stack.of(task).formatArn({ ...machine, arnFormat: ArnFormat.COLON_RESOURCE_NAME })],
  });
}

/** The prefix keeps the log group out of the account's resource policy, which has room for few.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
function createLog(scope: Construct, removalPolicy: RemovalPolicy): LogGroup {
  return new LogGroup(scope, "Log", {
    logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy,
  });
}

/** Log delivery and X-Ray cannot be limited to a resource. */
const unlimited = [
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];

function createRole(scope: Construct, tasks: readonly TaskFunction[]): Role {
  const role = new Role(scope, "Role", { assumedBy: new ServicePrincipal("states.amazonaws.com") });
  const functions = tasks.map((task) => task.functionArn);
  role.addToPolicy(
    new PolicyStatement({ effect: Effect.ALLOW, actions: ["lambda:InvokeFunction"], resources: functions }),
  );
  role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: unlimited, resources: ["*"] }));
  Validations.of(role).acknowledge({
    id: "AwsSolutions-IAM5[Resource::*]",
    reason: "Step Functions sets up log delivery and sends traces with actions that know no resource.",
  });
  return role;
}
