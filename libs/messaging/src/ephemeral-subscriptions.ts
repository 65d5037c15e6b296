import type { Envelope, EventContract, EventProducer } from '@linesman/contracts';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Bus } from './bus';
import { parseMessage } from './consumer/parse-message';

/** For what every copy must hear and none may rely on (cache eviction, live pages): at most once, from now on. */
@Injectable()
export class EphemeralSubscriptions {
  constructor(
    private readonly bus: Bus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Every event of a producer, for which only its frame has been looked at: for whom, about what.
   * @returns what ends it.
   */
  everythingOf(producer: EventProducer, listener: (envelope: Envelope, subject: string) => void): () => void {
    const subject = `events.${producer}.>`;
    const subscription = this.bus.nats.subscribe(subject, {
      callback: (error, message) => {
        if (error) return this.logger.warn({ err: error, subject }, 'hearing failed');
        const envelope = frameOf(message.string());
        if (envelope) listener(envelope, message.subject);
        else this.logger.warn({ subject: message.subject }, 'not understood');
      },
    });
    return () => subscription.unsubscribe();
  }

  /** Call it in `onApplicationBootstrap`. */
  on<T extends object>(contract: EventContract<T>, listener: (envelope: Envelope<T>) => void): void {
    this.bus.nats.subscribe(contract.subject, {
      callback: (error, message) => {
        if (error) return this.logger.warn({ err: error, subject: contract.subject }, 'hearing failed');
        try {
          listener(parseMessage(contract, message.string()));
        } catch (problem) {
          this.logger.warn({ err: problem, subject: contract.subject }, 'not understood');
        }
      },
    });
  }
}

function frameOf(text: string): Envelope | undefined {
  try {
    const envelope = JSON.parse(text) as Partial<Envelope> | null;
    const whole = typeof envelope?.tenantid === 'string' && typeof envelope.data === 'object' && envelope.data !== null;
    return whole ? (envelope as Envelope) : undefined;
  } catch {
    return undefined;
  }
}
