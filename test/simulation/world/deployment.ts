import {
  type Assembly,
  type Clock,
  compileDefinition,
  deployTemplate,
  type Policies,
  policyTypes,
  type ResourceType,
  resourceTypes,
  type Services,
} from "local-aws";
import { type Chance, chanceOf } from "../kernel/chance.ts";

export const where = { region: "eu-west-1", accountId: "000000000000" } as const;
export const stackName = "Onboarding";

interface Step {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly logicalId: string;
}

/**
 * One template in many worlds, one after the other. All of them get the same ids, so what the first deployment has worked
 * out (references, order, compiled definitions) holds for the others.
 */
export class Deployment {
  readonly template: Assembly["template"];
  readonly #definitions = new Map<string, ReturnType<typeof compileDefinition>>();
  readonly #steps: Step[] = [];
  #outputs: Readonly<Record<string, string>> | undefined;
  #chance: Chance = chanceOf("deployment");
  #clock: Clock | undefined;
  /** `$millis()` and `$now()` of a definition that is kept must not tell the time of an earlier world. */
  readonly #ofTheWorld: Clock = {
    now: () => this.#world.now(),
    schedule: (delayMs, work) => this.#world.schedule(delayMs, work),
  };

  readonly #keepsPolicies: boolean;
  #policies: Policies | undefined;

  /** `keepsPolicies`: no world takes anything from them, so that all can have the same. */
  constructor({ template }: Pick<Assembly, "template">, { keepsPolicies = false } = {}) {
    this.template = template;
    this.#keepsPolicies = keepsPolicies;
  }

  /** What the services of a world draw from: the same for all while they are deployed, the world's own after that. */
  get surroundings() {
    return { ...this.#means, policies: this.#policies };
  }

  readonly #means = {
    random: () => this.#chance.next(),
    newId: () => this.#chance.uuid(),
    randomBytes: (n: number) => this.#chance.bytes(n),
    compile: (text: string, functions: Parameters<typeof compileDefinition>[1]) => {
      this.#clock = functions.clock;
      const definition =
        this.#definitions.get(text) ?? compileDefinition(text, { ...functions, clock: this.#ofTheWorld });
      this.#definitions.set(text, definition);
      return definition;
    },
  };

  get #world(): Clock {
    if (this.#clock === undefined) throw new Error("No world has this deployment.");
    return this.#clock;
  }

  /** Before the services of a world are made. */
  begin(): void {
    this.#chance = chanceOf("deployment");
  }

  /** Answers the stack's outputs. From then on the services draw from `chance`. */
  async deployTo(services: Services, chance: Chance): Promise<Readonly<Record<string, string>>> {
    this.#outputs =
      this.#outputs === undefined ? await this.#first(services) : await this.#again(services, this.#outputs);
    await tablesAreActive(services, this.#outputs["TableName"] ?? "");
    if (this.#keepsPolicies) this.#policies = services.iam.policies;
    this.#chance = chance;
    return this.#outputs;
  }

  #first(services: Services): Promise<Readonly<Record<string, string>>> {
    const types = [...resourceTypes(services, stackName)].map(([type, make]): [string, ResourceType] => [
      type,
      (properties, logicalId) => {
        this.#steps.push({ type, properties, logicalId });
        return make(properties, logicalId);
      },
    ]);
    return deployTemplate({ template: this.template, stackName }, services, where, new Map(types));
  }

  async #again(services: Services, outputs: Readonly<Record<string, string>>) {
    const types = new Map(resourceTypes(services, stackName));
    if (this.#policies !== undefined) {
      for (const type of Object.keys(policyTypes(services.iam))) types.delete(type);
      types.set("AWS::KMS::Key", (properties) => ({ ref: services.kms.createKey(properties).id }));
    }
    for (const { type, properties, logicalId } of this.#steps) await types.get(type)?.(properties, logicalId);
    return outputs;
  }
}

/** dynalite makes a table in a moment of the machine's time. */
async function tablesAreActive({ dynamodb }: Services, TableName: string): Promise<void> {
  for (;;) {
    const answer = JSON.stringify(await dynamodb.service.call("DescribeTable", { TableName }));
    if (answer.includes('"TableStatus":"ACTIVE"')) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
