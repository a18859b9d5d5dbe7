import { Duration, type RemovalPolicy, Validations } from "aws-cdk-lib";
import { Effect, PolicyStatement, type PolicyStatementProps, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";

export interface TaskFunctionProps {
  /** The folder with the built `index.mjs`. */
  readonly code: string;
  readonly removalPolicy: RemovalPolicy;
  /** MB; the share of a processor grows with it. */
  readonly memorySize?: number;
  readonly timeout?: Duration;
  /** Settings. Variables that belong to a grant are added by `grantPermissions`. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a function may do, and the environment variables that name the resources for it. */
export interface Grant extends Pick<PolicyStatementProps, "conditions"> {
  readonly environment?: Readonly<Record<string, string>>;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** The Lambda function of one task. Its role allows only its own log and traces until more is granted. */
export class TaskFunction extends LambdaFunction {
  readonly roleArn: string;

  constructor(scope: Construct, task: string, props: TaskFunctionProps) {
    const id = pascalCase(task);
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: props.removalPolicy,
    });
    // CDK's default role has AWSLambdaBasicExecutionRole, which allows every log group.
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    super(scope, id, {
      functionName: `onboarding-${task}`,
      code: Code.fromAsset(props.code),
      handler: "index.handler",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? 256,
      timeout: props.timeout ?? Duration.seconds(15),
      tracing: Tracing.ACTIVE,
      environment: { NODE_OPTIONS: "--enable-source-maps", ...props.environment },
      logGroup,
      role,
    });
    this.roleArn = role.roleArn;
    logGroup.grantWrite(role);
    Validations.of(role).acknowledge({
      id: "AwsSolutions-IAM5[Resource::*]",
      reason: "The X-Ray actions do not support resource-level permissions. This is the only statement on *.",
    });
  }

  /** Adds a grant together with its environment variables. */
  grantPermissions({ environment = {}, actions, resources, conditions = {} }: Grant): void {
    for (const [name, value] of Object.entries(environment)) this.addEnvironment(name, value);
    this.addToRolePolicy(
      new PolicyStatement({ effect: Effect.ALLOW, actions: [...actions], resources: [...resources], conditions }),
    );
  }
}

function pascalCase(task: string): string {
  return task.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
