import type { LoggerService } from '@nestjs/common';
import { pino, type Logger as Pino } from 'pino';
import { correlationIdOrNone } from './context';

/** Lines are buffered for this long, because a write for each would cost too much. */
const FLUSH_EVERY_MS = 50;

/** Log lines have named fields only: no request bodies, headers or further properties of errors. */
export function createLogger(service: string, level: string): Pino {
  const options = {
    level,
    base: { service, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => {
      const correlation_id = correlationIdOrNone();
      return correlation_id ? { correlation_id } : {};
    },
    serializers: {
      err: (error: unknown) =>
        error instanceof Error
          ? { type: error.name, message: error.message, stack: error.stack }
          : { message: String(error) },
    },
  };
  return pino(options, bufferedOutput());
}

let output: ReturnType<typeof pino.destination> | undefined;

/** Standard output, opened once per process. Buffered lines are written when the process ends, unless it is killed. */
function bufferedOutput(): ReturnType<typeof pino.destination> {
  if (output) return output;
  const opened = pino.destination({ sync: false, minLength: 4_096, periodicFlush: FLUSH_EVERY_MS });
  process.on('exit', () => {
    try {
      opened.flushSync();
    } catch {
      // It was not open yet, so nothing is buffered.
    }
  });
  return (output = opened);
}

/** Writes Nest's own log lines with the service's logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Pino) {}
  log(message: unknown, ...rest: unknown[]): void {
    this.pino.info(line(message, rest));
  }
  error(message: unknown, ...rest: unknown[]): void {
    if (message instanceof Error) this.pino.error({ err: message, context: rest.at(-1) }, message.message);
    else this.pino.error(line(message, rest));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.pino.warn(line(message, rest));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.pino.debug(line(message, rest));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.pino.trace(line(message, rest));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.pino.fatal(line(message, rest));
  }
}

const line = (message: unknown, rest: unknown[]): object => ({
  msg: String(message),
  context: typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined,
});
