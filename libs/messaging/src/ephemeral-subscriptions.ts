import type { Envelope, EventContract, EventProducer } from '@linesman/contracts';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Bus } from './bus';
import { parseMessage } from './consumer/parse-message';

/** Events from now on, at most once, in every process: for cache eviction and live pages, which may miss one. */
@Injectable()
export class EphemeralSubscriptions {
  constructor(
    private readonly bus: Bus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Every event of a producer. Only the tenant id of the envelope is checked.
   * @returns a function that ends the subscription.
   */
  everythingOf(producer: EventProducer, listener: (envelope: Envelope, subject: string) => void): () => void {
    const subject = `events.${producer}.>`;
    const subscription = this.bus.nats.subscribe(subject, {
      callback: (error, message) => {
        if (error) return this.logger.warn({ err: error, subject }, 'subscription failed');
        const envelope = envelopeOf(message.string());
        if (envelope) listener(envelope, message.subject);
        else this.logger.warn({ subject: message.subject }, 'event ignored: it cannot be parsed');
      },
    });
    return () => subscription.unsubscribe();
  }

  /** Call it in `onApplicationBootstrap`. */
  on<T extends object>(contract: EventContract<T>, listener: (envelope: Envelope<T>) => void): void {
    this.bus.nats.subscribe(contract.subject, {
      callback: (error, message) => {
        if (error) return this.logger.warn({ err: error, subject: contract.subject }, 'subscription failed');
        try {
          listener(parseMessage(contract, message.string()));
        } catch (problem) {
          this.logger.warn({ err: problem, subject: contract.subject }, 'event ignored: it cannot be parsed');
        }
      },
    });
  }
}

function envelopeOf(text: string): Envelope | undefined {
  try {
    const envelope = JSON.parse(text) as Partial<Envelope> | null;
    const complete =
      typeof envelope?.tenantid === 'string' && typeof envelope.data === 'object' && envelope.data !== null;
    return complete ? (envelope as Envelope) : undefined;
  } catch {
    return undefined;
  }
}
