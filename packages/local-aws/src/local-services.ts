import { randomBytes, randomUUID } from "node:crypto";
import { createServices, type Services, type ServicesOptions } from "./create-services.ts";
import { Activity } from "./kernel/activity.ts";
import { LocalClock } from "./kernel/local-clock.ts";
import { Sandboxes } from "./services/lambda/runtime/sandboxes.ts";

type Options = Pick<ServicesOptions, "region" | "accountId" | "endpoint" | "apiUrl" | "onOutput"> & {
  /** The built `bootstrap.ts`. */
  readonly bootstrap: URL;
  /** The folder of a deployed asset. */
  readonly folderOf: (objectKey: string) => string;
};

/** The services of a local run. Their clock can skip time. */
export interface LocalServices extends Services {
  readonly clock: LocalClock;
}

/** Creates the services of a local run: on the machine's clock, with functions in threads. */
export function createLocalServices({ bootstrap, folderOf, ...options }: Options): LocalServices {
  const activity = new Activity();
  const clock = new LocalClock(activity);
  const { onOutput } = options;
  const deps = { bootstrap, offset: clock.offset, folderOf, newId: randomUUID, onOutput };
  const services = createServices({
    ...options,
    activity,
    clock,
    random: Math.random,
    newId: randomUUID,
    randomBytes,
    startRunner: (setup) => new Sandboxes(setup, deps),
  });
  return { ...services, clock };
}
