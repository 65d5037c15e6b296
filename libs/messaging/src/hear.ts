import type { Envelope, EventContract } from '@linesman/contracts';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Bus } from './bus';
import { parseMessage } from './consumer/parse-message';

/** For what every copy must hear and none may rely on (cache eviction, live pages): at most once, from now on. */
@Injectable()
export class Hearing {
  constructor(
    private readonly bus: Bus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

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
