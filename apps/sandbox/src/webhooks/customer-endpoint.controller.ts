import { Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { WebhookSender } from './webhook-sender';

/** A customer's endpoint for the platform's webhooks: accepts them, unless a switch says otherwise. */
@Controller('customer-endpoint')
export class CustomerEndpointController {
  constructor(private readonly sender: WebhookSender) {}

  @Post(':integration_id')
  receive(@Param('integration_id') id: string, @Res() reply: FastifyReply): void {
    void reply.code(this.sender.refusing(id)?.status ?? 204).send();
  }
}
