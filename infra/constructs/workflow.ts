import { type RemovalPolicy, Validations } from "aws-cdk-lib";
import { Effect, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import {
  DefinitionBody,
  type IChainable,
  LogLevel,
  QueryLanguage,
  StateMachine,
  StateMachineType,
} from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { WorkflowName } from "./callback-grants.ts";
import type { TaskFunction } from "./task-function.ts";

export interface WorkflowProps<Tasks extends Readonly<Record<string, TaskFunction>>> {
  /** The state machine's fixed name. */
  readonly name: WorkflowName;
  readonly comment: string;
  readonly tasks: Tasks;
  readonly definition: (scope: Construct, tasks: Tasks) => IChainable;
  readonly removalPolicy: RemovalPolicy;
}

/** A state machine of `workflows/`, with a role that may invoke its own tasks only. */
export class Workflow<Tasks extends Readonly<Record<string, TaskFunction>>> extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: WorkflowProps<Tasks>) {
    super(scope, id);
    const { name, comment, tasks, definition, removalPolicy } = props;
    const role = createRole(this, Object.values(tasks));
    this.stateMachine = new StateMachine(this, "StateMachine", {
      stateMachineName: name,
      stateMachineType: StateMachineType.STANDARD,
      comment,
      queryLanguage: QueryLanguage.JSONATA,
      definitionBody: DefinitionBody.fromChainable(definition(this, tasks)),
      // The role is complete. CDK would also allow all versions of each function.
      role: role.withoutPolicyUpdates(),
      tracingEnabled: true,
      logs: {
        destination: createLogGroup(this, name, removalPolicy),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    this.stateMachine.node.addDependency(role);
  }

  grantStart(task: TaskFunction): void {
    task.grantPermissions({
      environment: { STATE_MACHINE_ARN: this.stateMachine.stateMachineArn },
      actions: ["states:StartExecution"],
      resources: [this.stateMachine.stateMachineArn],
    });
  }
}

/**
 * With the prefix `/aws/vendedlogs/`, the log group needs no entry in the account's resource policy, whose size is
 * limited.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
function createLogGroup(scope: Construct, name: string, removalPolicy: RemovalPolicy): LogGroup {
  return new LogGroup(scope, "Log", {
    logGroupName: `/aws/vendedlogs/states/${name}`,
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy,
  });
}

/** Actions for log delivery and X-Ray, which do not support resource-level permissions. */
const actionsWithoutResource = [
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
  role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: actionsWithoutResource, resources: ["*"] }));
  Validations.of(role).acknowledge({
    id: "AwsSolutions-IAM5[Resource::*]",
    reason: "The actions for log delivery and traces do not support resource-level permissions.",
  });
  return role;
}
