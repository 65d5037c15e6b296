import type { CommandContract, Envelope, EventContract, ServiceName } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
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

/** `(envelope, context: CommandContext) => Promise<void>`. */
export const OnCommand = (contract: CommandContract): MethodDecorator => handle({ contract });
