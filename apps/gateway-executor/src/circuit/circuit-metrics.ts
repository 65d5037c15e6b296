import { gaugeOf, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { Circuits } from './circuits';

export const refusedCalls = new Counter({
  name: 'provider_calls_refused_total',
  help: 'Calls that were not made because the circuit of the account was open, by connection.',
  labelNames: ['connection'],
});

/** A metric of the open circuits. They are shared, so every process shows the same numbers. */
@Injectable()
export class CircuitMetrics implements OnModuleInit {
  constructor(
    private readonly circuits: Circuits,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    gaugeOf(
      {
        name: 'provider_circuits_open',
        help: 'Accounts to which no calls are made because their provider fails, over all processes, by connection.',
        labels: ['connection'],
        read: async () =>
          [...(await this.circuits.countOpen())].map(([connection, value]) => ({ labels: { connection }, value })),
      },
      this.logger,
    );
  }
}
