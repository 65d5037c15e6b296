import { Roles } from '@linesman/service-kit';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tokenOf } from '../pages/page-request';
import { IdInPath } from '../pages/id-in-path';
import { PageRenderer } from '../pages/page-renderer';
import { integrationReaders } from '../sign-in/readers';
import { LoadCustomer } from './load-customer';

@Roles(...integrationReaders)
@Controller('customers/:id')
export class CustomerController {
  constructor(
    private readonly customers: LoadCustomer,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @IdInPath('customer') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.send(reply, 'customer', await this.customers.load(id, tokenOf(request)));
  }
}
