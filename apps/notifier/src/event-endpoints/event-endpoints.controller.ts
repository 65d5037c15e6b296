import { Caller, type Page, pageOf, PageQuery, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { type EndpointView, type EventEndpoint, viewOf } from './event-endpoint';
import { EventEndpoints } from './event-endpoints';
import {
  EndpointBody,
  EndpointChange,
  type EndpointSecret,
  type EndpointWithSecret,
  RotateBody,
  SendAgainBody,
} from './event-endpoints.dto';
import { secretOf } from './signing';
import { SigningConfig } from './signing.config';

/** Addresses of the tenant that get its events as signed webhooks (Standard Webhooks). */
@Roles('service', 'tenant_admin')
@Controller('event-endpoints')
export class EventEndpointsController {
  constructor(
    private readonly endpoints: EventEndpoints,
    private readonly signing: SigningConfig,
  ) {}

  @Get()
  async list(@Caller() { tenantId }: Principal, @Query() query: PageQuery): Promise<Page<EndpointView>> {
    const [after] = placeOf(query, 'uuid') ?? [];
    const found = await this.endpoints.list(tenantId, after, query.limit + 1);
    return pageOf(found.map(viewOf), query, ({ endpoint_id }) => [endpoint_id]);
  }

  /** Creates an endpoint, which gets what happens from now on. At most 20 for each tenant. */
  @Post()
  async create(@Caller() caller: Principal, @Body() body: EndpointBody): Promise<EndpointWithSecret> {
    const created = await this.endpoints.create(caller, body);
    return { ...viewOf(created), secret: this.secretOf(created) };
  }

  @Get(':endpoint_id')
  async get(@Caller() { tenantId }: Principal, @Param('endpoint_id', Uuid) id: string): Promise<EndpointView> {
    return viewOf(await this.endpoints.get(tenantId, id));
  }

  /** Changes the fields that are named. */
  @Put(':endpoint_id')
  async change(
    @Caller() caller: Principal,
    @Param('endpoint_id', Uuid) id: string,
    @Body() body: EndpointChange,
  ): Promise<EndpointView> {
    return viewOf(await this.endpoints.change(caller, id, body));
  }

  /** Deletes the endpoint, and the log of what it got. */
  @Delete(':endpoint_id')
  @HttpCode(204)
  async delete(@Caller() caller: Principal, @Param('endpoint_id', Uuid) id: string): Promise<void> {
    await this.endpoints.delete(caller, id);
  }

  /** The secret that verifies what the endpoint gets. */
  @Get(':endpoint_id/secret')
  async getEndpointSecret(
    @Caller() { tenantId }: Principal,
    @Param('endpoint_id', Uuid) id: string,
  ): Promise<EndpointSecret> {
    return this.secretView(await this.endpoints.get(tenantId, id));
  }

  /** Makes a new secret. The old one is used beside it for a while, 24 hours if not said otherwise. */
  @Post(':endpoint_id/rotate-secret')
  @HttpCode(200)
  async rotateEndpointSecret(
    @Caller() caller: Principal,
    @Param('endpoint_id', Uuid) id: string,
    @Body() { keep_old_hours }: RotateBody,
  ): Promise<EndpointSecret> {
    return this.secretView(await this.endpoints.rotate(caller, id, keep_old_hours));
  }

  /** Sends every event since a time again, in the background. The endpoint knows by `webhook-id` what it had already. */
  @Post(':endpoint_id/send-again')
  @HttpCode(202)
  async sendEventsAgain(
    @Caller() caller: Principal,
    @Param('endpoint_id', Uuid) id: string,
    @Body() { since }: SendAgainBody,
  ): Promise<void> {
    await this.endpoints.sendAgain(caller, id, since);
  }

  private secretView(endpoint: EventEndpoint): EndpointSecret {
    return { secret: this.secretOf(endpoint), old_secret_until: endpoint.old_secret_until };
  }

  private secretOf(endpoint: EventEndpoint): string {
    return secretOf(this.signing.EVENT_SIGNING_KEY[0]!, endpoint);
  }
}
