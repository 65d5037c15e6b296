import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { register } from 'prom-client';
import { Public } from './principal';
import { Dependencies } from './dependencies';

// For orchestrators and scrapers, which have no token. The public ingress must not lead here.
@Public()
@Controller()
export class HealthController {
  constructor(private readonly dependencies: Dependencies) {}

  @Get('health/live')
  live(): { status: string } {
    return { status: 'up' };
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
