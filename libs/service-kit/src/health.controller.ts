import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { register } from 'prom-client';
import { Clock } from './clock';
import { Dependencies } from './dependencies';
import { gaugeOf } from './gauge-of';
import { LOGGER } from './injection-tokens';
import { Public } from './principal';

// For orchestrators and scrapers, which have no token. The public ingress must not lead here.
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly dependencies: Dependencies,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    gaugeOf(
      {
        name: 'dependency_up',
        help: 'Whether a server that the service uses answers: 1 or 0',
        labels: ['dependency'],
        read: async () =>
          Object.entries((await this.dependencies.report()).dependencies).map(([dependency, state]) => ({
            labels: { dependency },
            value: state === 'up' ? 1 : 0,
          })),
      },
      logger,
    );
  }

  @Get('health/live')
  live(): { status: string; time: string } {
    return { status: 'up', time: this.clock.now().toISOString() };
  }

  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const report = await this.dependencies.report();
    await reply.status(report.status === 'down' ? 503 : 200).send(report);
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  metrics(): Promise<string> {
    return register.metrics();
  }
}
