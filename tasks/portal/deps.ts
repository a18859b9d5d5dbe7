import type { Log } from "../lib/log.ts";
import type { RecordStore } from "../lib/record/record-store.ts";
import type { PasswordPolicy } from "./contract.ts";
import type { PageFiles } from "./page.ts";
import type { Person } from "./person.ts";

/** What the portal works with. */
export interface PortalDeps {
  readonly records: RecordStore;
  /** Undefined where the user was deleted. */
  readonly readPerson: (employeeId: string) => Promise<Person | undefined>;
  /** Encrypts a password for one onboarding; base64. */
  readonly seal: (onboardingId: string, password: string) => Promise<string>;
  /** Completes the wait that a task token stands for. */
  readonly completeWait: (taskToken: string) => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
  readonly page: PageFiles;
  readonly passwordPolicy: PasswordPolicy;
  readonly companyName: string;
  readonly supportContact: string;
  /** Where people sign in once they have a password. */
  readonly signInUrl: string;
}
