import { Controller, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Switches } from '../switches/switches';

/** Where a customer takes the platform's webhooks, or does not. */
@Controller('customer-endpoint')
export class CustomerEndpointController {
  constructor(@Inject(Switches) private readonly switches: Switches) {}

  @Post(':integration_id')
  take(@Param('integration_id') id: string, @Res() reply: FastifyReply): void {
    const refusing = this.switches.list('webhooks').find(({ integration_id }) => integration_id === id);
    void reply.code(refusing?.status ?? 204).send();
  }
}
