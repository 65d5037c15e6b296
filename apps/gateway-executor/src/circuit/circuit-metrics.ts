import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter, Gauge, register } from 'prom-client';
import { Circuits } from './circuits';

const NAME = 'provider_circuits_open';

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
    const { circuits, logger } = this;
    register.removeSingleMetric(NAME);
    new Gauge({
      name: NAME,
      help: 'Accounts to which no calls are made because their provider fails, over all processes, by connection.',
      labelNames: ['connection'],
      async collect() {
        try {
          const open = await circuits.countOpen();
          this.reset();
          for (const [connection, count] of open) this.set({ connection }, count);
        } catch (error) {
          logger.warn({ err: error }, 'the open circuits could not be counted');
        }
      },
    });
  }
}
