import type { CommandContract, Envelope, EventContract } from '@linesman/contracts';
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

export interface EventOptions {
  /** Text in a message's body without which it is passed over unread: for who wants little of much. */
  mentioning?: string;
  /** Whose transaction the handler runs in, where the event is another tenant's than its effects. */
  actsIn?: (envelope: Envelope<never>) => string;
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

/** `(envelope, { tx }: EventContext) => Promise<void>`, run inside one tenant transaction with the inbox row. */
export const OnEvent = (contract: EventContract, options: EventOptions = {}): MethodDecorator =>
  handle({ ...options, contract });

/** `(envelope, context: CommandContext) => Promise<void>`. */
export const OnCommand = (contract: CommandContract): MethodDecorator => handle({ contract });
