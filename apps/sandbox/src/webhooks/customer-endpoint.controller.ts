import { Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Switches } from '../switches/switches';
import { failWebhooks } from './fail-webhooks';

/** A customer's endpoint for the platform's webhooks: accepts them, unless a switch says otherwise. */
@Controller('customer-endpoint')
export class CustomerEndpointController {
  constructor(private readonly switches: Switches) {}

  @Post(':integration_id')
  receive(@Param('integration_id') id: string, @Res() reply: FastifyReply): void {
    const refusing = this.switches.list('webhooks', failWebhooks).find(({ integration_id }) => integration_id === id);
    void reply.code(refusing?.status ?? 204).send();
  }
}
