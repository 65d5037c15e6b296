import { gaugeOf, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Deferred } from '../consumer/deferred.system';
import { DeadLetters } from './dead-letters.system';

@Injectable()
export class DeadLetterMetrics implements OnModuleInit {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly deferred: Deferred,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    gaugeOf(
      {
        name: 'dead_letters_waiting',
        help: 'Dead letters of the service that nobody has replayed, over all processes, by handler.',
        labels: ['handler'],
        read: async () =>
          (await this.deadLetters.waiting()).map(({ handler, waiting }) => ({ labels: { handler }, value: waiting })),
      },
      this.logger,
    );
    gaugeOf(
      {
        name: 'deferred_messages',
        help: 'Messages that wait outside of their stream until they run again, over all processes, by handler.',
        labels: ['handler'],
        read: async () =>
          (await this.deferred.waiting()).map(({ handler, waiting }) => ({ labels: { handler }, value: waiting })),
      },
      this.logger,
    );
  }
}
