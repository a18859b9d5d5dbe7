import type { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, BillingMode, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import { Construct } from "constructs";
import type { TaskFunction } from "./task-function.ts";

type TableAction = "GetItem" | "PutItem" | "UpdateItem";

export interface OnboardingTableProps {
  readonly removalPolicy: RemovalPolicy;
  /** Whether the table is also protected against deletion by hand. */
  readonly isRetained: boolean;
}

/**
 * The table with one item per onboarding or password reset. Items are kept, to recognise a repeated `EmployeeHired`.
 */
export class OnboardingTable extends Construct {
  readonly #table: Table;

  constructor(scope: Construct, id: string, props: OnboardingTableProps) {
    super(scope, id);
    this.#table = new Table(this, "Table", {
      partitionKey: { name: "pk", type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: props.isRetained,
      removalPolicy: props.removalPolicy,
    });
  }

  get tableName(): string {
    return this.#table.tableName;
  }

  grantTo(task: TaskFunction, ...actions: TableAction[]): void {
    task.grantPermissions({
      environment: { TABLE_NAME: this.#table.tableName },
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [this.#table.tableArn],
    });
  }
}
