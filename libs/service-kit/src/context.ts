import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** What one piece of work carries along: every log line, event and call made on its behalf names it. */
export interface WorkContext {
  correlationId: string;
  /** Id of the message that set this off. */
  causationId?: string;
  traceparent?: string;
}

const storage = new AsyncLocalStorage<WorkContext>();

export const runInContext = <T>(context: WorkContext, work: () => T): T => storage.run(context, work);

export const currentContext = (): WorkContext => storage.getStore() ?? { correlationId: randomUUID() };

export const correlationIdOrNone = (): string | undefined => storage.getStore()?.correlationId;

const SAFE = /^[\w.:-]{1,200}$/;
/** A caller's correlation id if it is harmless, else a new one. */
export const acceptCorrelationId = (offered: unknown): string =>
  typeof offered === 'string' && SAFE.test(offered) ? offered : randomUUID();
