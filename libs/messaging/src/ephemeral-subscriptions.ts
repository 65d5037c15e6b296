import {
  type Envelope,
  type EventContract,
  type EventProducer,
  eventStreamsOf,
  prefixOf,
  subjectsOf,
} from '@linesman/contracts';
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
    const ends = eventStreamsOf(producer).map((stream) =>
      this.hear(`${prefixOf(stream)}.${producer}.>`, (body, subject) => {
        const envelope = envelopeOf(body);
        if (envelope) listener(envelope, subject);
        else this.logger.warn({ subject }, 'event ignored: it cannot be parsed');
      }),
    );
    return () => ends.forEach((end) => end());
  }

  /** Call it in `onApplicationBootstrap`. */
  on<T extends object>(contract: EventContract<T>, listener: (envelope: Envelope<T>) => void): void {
    for (const subject of subjectsOf(contract))
      this.hear(subject, (body) => {
        try {
          listener(parseMessage(contract, body));
        } catch (problem) {
          this.logger.warn({ err: problem, subject }, 'event ignored: it cannot be parsed');
        }
      });
  }

  private hear(subjects: string, listener: (body: string, subject: string) => void): () => void {
    const subscription = this.bus.nats.subscribe(subjects, {
      callback: (error, message) => {
        if (error) this.logger.warn({ err: error, subject: subjects }, 'subscription failed');
        else listener(message.string(), message.subject);
      },
    });
    return () => subscription.unsubscribe();
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
