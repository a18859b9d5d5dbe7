import { NotSupported } from "../../../kernel/aws-error.ts";
import { isObject } from "../pattern/json.ts";

/**
 * Compiles a path of the form `$.detail.items[0]['a name']`, the form of EventBridge's documentation. Throws NotSupported.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function compilePath(path: string): (event: unknown) => unknown {
  const steps: string[] = [];
  let rest = path.replace(/^\$/, "");
  if (rest === path) throw new NotSupported(`The path ${path}`);
  while (rest !== "") {
    const found = /^(?:\.([^.[\]*]+)|\[(\d+)\]|\['([^']+)'\])/.exec(rest);
    const step = found?.slice(1).find((group) => group !== undefined);
    if (found === null || step === undefined) throw new NotSupported(`The path ${path}`);
    steps.push(step);
    rest = rest.slice(found[0].length);
  }
  return (event) => steps.reduce(child, event);
}

function child(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return /^\d+$/.test(step) ? value[Number(step)] : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
