import {
  Activity,
  type Assembly,
  createServices,
  deployTemplate,
  type ResourceType,
  resourceTypes,
  type Services,
} from "local-aws";
import { VirtualClock } from "../kernel/virtual-clock.ts";
import { Deployment, stackName, where } from "../world/deployment.ts";
import { START } from "../world/world.ts";

type Template = Pick<Assembly, "template">;

/** What the template asked to be made, its references resolved. */
interface Step {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly logicalId: string;
}

export interface Deployed {
  readonly services: Services;
  readonly steps: readonly Step[];
  readonly outputs: Readonly<Record<string, string>>;
}

/** Deploys a stack in an account of its own, where nothing runs. Rejects with `DeploymentFailed`. */
export async function deployed(assembly: Template): Promise<Deployed> {
  const services = emptyAccount(assembly);
  const steps: Step[] = [];
  const types = [...resourceTypes(services, stackName)].map(([type, make]): [string, ResourceType] => [
    type,
    (properties, logicalId) => {
      steps.push({ type, properties, logicalId });
      return make(properties, logicalId);
    },
  ]);
  const outputs = await deployTemplate({ ...assembly, stackName }, services, where, new Map(types));
  return { services, steps, outputs };
}

function emptyAccount(assembly: Template): Services {
  const addresses = { endpoint: "http://aws.invalid", apiUrl: "https://portal.example.com" };
  const { surroundings } = new Deployment(assembly);
  return createServices({
    ...{ ...where, ...addresses, ...surroundings, clock: new VirtualClock(START), activity: new Activity() },
    startRunner: () => ({
      run: () => Promise.reject(new Error("Nothing runs here.")),
      renew: async () => undefined,
      stop: async () => undefined,
    }),
    onOutput: () => undefined,
  });
}
