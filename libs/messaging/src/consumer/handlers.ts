import type { CommandContract, Envelope, EventContract, ServiceName } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { runInContext } from '@linesman/service-kit';
import { applyDecorators, type ArgumentsHost, Catch, type ExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import { BothArguments } from '../both-arguments';

export const JETSTREAM = Symbol.for('linesman.jetstream');

/** Second argument of an event handler. `tx` holds the inbox row; write the effects in it too. */
export interface EventContext {
  tx: Tx;
  /** 1 on the first delivery. */
  attempt: number;
}

/** Second argument of a command handler. It runs outside any transaction, and its own ledger makes it idempotent. */
export interface CommandContext {
  /** NATS lets nobody else publish on the command's subject. */
  publisher: ServiceName;
  /** 1 on the first delivery. */
  attempt: number;
  sentAt: Date;
}

/** Keeps the error as it is. Nest's own filter would make "Internal server error" of it and hide a PoisonError. */
@Catch()
class Rethrow implements ExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => error);
  }
}

export interface EventOptions {
  /** Skips, without parsing it, a message whose body contains none of these texts. */
  bodyContains?: string[];
  /** The tenant of the handler's transaction, where the effects belong to another tenant than the event. */
  tenantOf?: (envelope: Envelope<never>) => string;
  /** Its statements are prepared, and planned with indexes only (`Database.byKey`). */
  by_key?: boolean;
  /**
   * It begins while it is looked up whether the event was handled before, and is rolled back where it was. Before its
   * transaction has committed it does nothing outside that must not be done twice.
   */
  at_once?: boolean;
}

export interface HandlerOptions extends EventOptions {
  contract: EventContract | CommandContract;
  /** It takes a list of envelopes. */
  of_many?: boolean;
}

const handle = (options: HandlerOptions): MethodDecorator =>
  applyDecorators(
    EventPattern<string>(options.contract.subject, JETSTREAM, options),
    UseFilters(Rethrow),
    BothArguments,
  );

/** `(envelope, { tx }: EventContext) => Promise<void>`, run in one tenant transaction with the inbox row. */
export const OnEvent = (contract: EventContract, options: EventOptions = {}): MethodDecorator =>
  handle({ ...options, contract });

/**
 * `(envelopes, { tx }: EventContext) => Promise<void>`, for events of which many may come at once. Those of a tenant that
 * wait are handled in one transaction. No two in a list are about the same aggregate: what follows about one is in the
 * next list, in the same transaction. What the handler does for one belongs into `inContextOf`.
 */
export const OnEvents = (contract: EventContract): MethodDecorator => handle({ contract, of_many: true });

/** Does something for one event, so that logs and what it publishes name the event as the cause. */
export const inContextOf = <T>({ correlationid, id, traceparent }: Envelope, work: () => T): T =>
  runInContext({ correlationId: correlationid, causationId: id, traceparent }, work);

/** `(envelope, context: CommandContext) => Promise<void>`. */
export const OnCommand = (contract: CommandContract): MethodDecorator => handle({ contract });
