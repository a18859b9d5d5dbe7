import { Logger } from "@aws-lambda-powertools/logger";

/** Everything that a log line may contain: ids, counts and names of outcomes. No payload, link, address or secret. */
export interface LogIds {
  readonly onboardingId?: string | undefined;
  readonly employeeId?: string | undefined;
  readonly eventId?: string | undefined;
  readonly round?: number | undefined;
  readonly outcome?: string | undefined;
  readonly errorName?: string | undefined;
  readonly stack?: string | undefined;
  readonly route?: string | undefined;
  readonly status?: number | undefined;
}

/**
 * A log of coded events, one line each. The code (such as `TASK_FAILED`) is for searching, the ids show who is
 * concerned.
 */
export interface Log {
  info(code: string, ids: LogIds): void;
  error(code: string, ids: LogIds): void;
}

/** Creates a log that writes JSON lines to standard output, as CloudWatch Logs Insights reads them. */
export function createLog(service: string): Log {
  const logger = new Logger({ serviceName: service, logLevel: "INFO" });
  return {
    info: (code, ids) => logger.info(code, { ...ids }),
    error: (code, ids) => logger.error(code, { ...ids }),
  };
}
