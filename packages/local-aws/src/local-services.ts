import { randomBytes, randomUUID } from "node:crypto";
import { createServices, type Services, type ServicesOptions } from "./create-services.ts";
import { Activity } from "./kernel/activity.ts";
import { LocalClock } from "./kernel/local-clock.ts";
import { Sandboxes } from "./services/lambda/runtime/sandboxes.ts";

type Options = Pick<ServicesOptions, "region" | "accountId" | "endpoint" | "portalUrl" | "onOutput"> & {
  /** The built `bootstrap.ts`. */
  readonly bootstrap: URL;
  /** The folder of a deployed asset. */
  readonly folderOf: (objectKey: string) => string;
};

export interface LocalServices extends Services {
  readonly clock: LocalClock;
}

/** The services on this machine's time, which can be skipped, with functions in threads of their own. */
export function createLocalServices({ bootstrap, folderOf, ...options }: Options): LocalServices {
  const activity = new Activity();
  const clock = new LocalClock(activity);
  const { onOutput } = options;
  const deps = { bootstrap, lead: clock.lead, folderOf, newId: randomUUID, onOutput };
  const services = createServices({
    ...{ ...options, activity, clock, random: Math.random, newId: randomUUID, randomBytes },
    startRunner: (setup) => new Sandboxes(setup, deps),
  });
  return { ...services, clock };
}
