import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** Ids of the work that is being done. Its log lines, events and calls carry them. */
export interface WorkContext {
  correlationId: string;
  /** Id of the message that caused the work. */
  causationId?: string;
  traceparent?: string;
}

const storage = new AsyncLocalStorage<WorkContext>();

export const runInContext = <T>(context: WorkContext, work: () => T): T => storage.run(context, work);

export const currentContext = (): WorkContext => storage.getStore() ?? { correlationId: randomUUID() };

export const correlationIdOrNone = (): string | undefined => storage.getStore()?.correlationId;

const SAFE = /^[\w.:-]{1,200}$/;
/** The caller's correlation id if it has safe characters only, otherwise a new one. */
export const acceptCorrelationId = (offered: unknown): string =>
  typeof offered === 'string' && SAFE.test(offered) ? offered : randomUUID();
