import { Roles } from '@linesman/service-kit';
import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../pages/page-renderer';
import { IdInPath, tokenOf } from '../pages/page-request';
import { integrationReaders } from '../sign-in/readers';
import type { Environment } from '../upstream/answers';
import { ServiceApi } from '../upstream/service-api';
import { shownIntegration } from './shown-integration';

/** The services wait for each other meanwhile. */
const PATIENCE_MS = 6_000;

/** What is connected for a customer, how, by whom, and how it works: to read, to print, and as JSON. */
@Roles(...integrationReaders)
@Controller()
export class EnvironmentController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get('customers/:id/environment')
  async show(
    @IdInPath('customer') customer_id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const environment = await this.load(customer_id, request);
    await this.pages.send(reply, 'environment', {
      ...environment,
      integrations: environment.integrations.map(shownIntegration),
      json_url: `/customers/${customer_id}/environment.json`,
    });
  }

  @Get('customers/:id/environment.json')
  @Header('cache-control', 'no-store')
  @Header('content-disposition', 'attachment; filename="environment.json"')
  download(@IdInPath('customer') customer_id: string, @Req() request: FastifyRequest): Promise<Environment> {
    return this.load(customer_id, request);
  }

  private load(customer_id: string, request: FastifyRequest): Promise<Environment> {
    return this.api.get('/v1/customers/{customer_id}/environment', tokenOf(request), {
      path: { customer_id },
      timeout_ms: PATIENCE_MS,
    });
  }
}
