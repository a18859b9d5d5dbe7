import { Logger } from "@aws-lambda-powertools/logger";

/** All that a log line may carry: ids, counts and names of outcomes. No payload, link, address or secret. */
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

/** Coded events, one line each; the code is for searching (`LINK_SENT`), the ids tell whose. */
export interface Log {
  info(code: string, ids: LogIds): void;
  error(code: string, ids: LogIds): void;
}

/** A log of JSON lines on standard output, as CloudWatch Logs Insights reads them. */
export function createLog(service: string): Log {
  const logger = new Logger({ serviceName: service, logLevel: "INFO" });
  return {
    info: (code, ids) => logger.info(code, { ...ids }),
    error: (code, ids) => logger.error(code, { ...ids }),
  };
}
