import type { CommandContract, EventContract } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import type { Principal } from '@linesman/service-kit';
import { applyDecorators, type ArgumentsHost, Catch, type ExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import { BothArguments } from '../both-arguments';

export const JETSTREAM = Symbol.for('linesman.jetstream');

/** Second argument of an event handler. The inbox row stands in `tx` already; effects go there too. */
export interface EventContext {
  tx: Tx;
}

/** Second argument of a command handler, which runs outside any transaction and is idempotent by its own ledger. */
export interface CommandContext {
  /** Verified publisher of the command; its tenant is the envelope's. */
  principal: Principal;
  /** 1 on the first delivery. */
  attempt: number;
  sentAt: Date;
}

/** Nest's own filter would turn every error into "Internal server error", and poison could not be told from a fault. */
@Catch()
class Rethrow implements ExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => error);
  }
}

export interface HandlerOptions {
  contract: EventContract | CommandContract;
  mentioning?: string;
}

const handle = (options: HandlerOptions): MethodDecorator =>
  applyDecorators(
    EventPattern<string>(options.contract.subject, JETSTREAM, options),
    UseFilters(Rethrow),
    BothArguments,
  );

/**
 * `(envelope, { tx }: EventContext) => Promise<void>`, run inside one tenant transaction with the inbox row.
 * @param mentioning text in the message's body without which it is passed over unread: for who wants little of much.
 */
export const OnEvent = (contract: EventContract, mentioning?: string): MethodDecorator =>
  handle({ contract, mentioning });

/** `(envelope, context: CommandContext) => Promise<void>`. */
export const OnCommand = (contract: CommandContract): MethodDecorator => handle({ contract });
