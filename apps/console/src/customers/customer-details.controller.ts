import { randomUUID } from 'node:crypto';
import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refusalOf, unplaced } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textOf, uuidOf } from '../pages/query-string';
import { administrators } from '../sign-in/readers';
import type { Customer } from '../upstream/answers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { customerBody } from './customer-body';
import {
  changesOf,
  type DetailValues,
  partsOfKnown,
  partsOfNew,
  readDetails,
  shownParts,
  valuesOf,
} from './customer-details';

const CUSTOMER = '/v1/customers/{customer_id}';

/** What somebody typed, or a whole customer. */
type CustomerValues = Partial<Record<keyof DetailValues | 'external_ids' | 'other_contacts', unknown>>;

interface Shown {
  values: DetailValues;
  /** Of a new customer: one form, sent twice, makes one. */
  new_id?: string;
  customer?: Customer;
  etag?: string;
  refusal?: Refusal;
}

/** A customer's name, ARR, time zone and CSM: of a new one, and of one that exists. */
@Roles(...administrators)
@Controller('customers')
export class CustomerDetailsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get('new')
  async add(@Res() reply: FastifyReply): Promise<void> {
    await this.page(reply, { values: {}, new_id: randomUUID() });
  }

  @Post('new')
  async create(
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const customer_id = uuidOf(posted.new_id) ?? randomUUID();
    const values = readDetails(posted, partsOfNew);
    const { data: known } = await part(this.api.get(CUSTOMER, tokenOf(request), { path: { customer_id } }));
    // Somebody may have changed it since, and a form that is sent again would replace that.
    const refusal = known ? undefined : await this.put(request, customer_id, values);
    if (refusal) return this.page(reply, { values, new_id: customer_id, refusal });
    request.session.set(
      'notice',
      known
        ? 'The customer was added with this form before. Nothing is changed.'
        : 'The customer is added. Connect an integration, and choose the customer as its owner.',
    );
    await reply.redirect(`/customers/${customer_id}`, 303);
  }

  @Get(':id/details')
  async show(
    @IdInPath('customer') customer_id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { value: customer, etag } = await this.load(request, customer_id);
    await this.page(reply, { customer, etag, values: valuesOf(customer) });
  }

  @Post(':id/details')
  async save(
    @IdInPath('customer') customer_id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { value: customer } = await this.load(request, customer_id);
    const values = readDetails(posted, partsOfKnown);
    const etag = textOf(posted.etag) || undefined;
    const body = { ...customerBody(customer, {}), ...changesOf(customer, values) };
    const refusal = await this.put(request, customer_id, body, etag);
    if (refusal) return this.page(reply, { customer, values, etag, refusal });
    request.session.set('notice', 'The customer is changed.');
    await reply.redirect(`/customers/${customer_id}`, 303);
  }

  private load(request: FastifyRequest, customer_id: string) {
    return this.api.getTagged(CUSTOMER, tokenOf(request), { path: { customer_id } });
  }

  private put(
    request: FastifyRequest,
    customer_id: string,
    body: CustomerValues,
    if_match?: string,
  ): Promise<Refusal | undefined> {
    const sent = {
      path: { customer_id },
      body: { ...body, name: body.name, time_zone: body.time_zone ?? 'UTC' },
      if_match,
    };
    return this.api.put(CUSTOMER, tokenOf(request), sent).then(() => undefined, refusalOf);
  }

  private async page(reply: FastifyReply, { values, new_id, customer, etag, refusal }: Shown): Promise<void> {
    const parts = shownParts(values, customer ? partsOfKnown : partsOfNew, refusal);
    const names = parts.flatMap(({ fields }) => fields.map(({ name }) => name));
    const said = refusal && { ...refusal, unplaced: unplaced(refusal, names) };
    const status = refusal ? 422 : 200;
    await this.pages.send(reply, 'customer-details', { parts, new_id, customer, etag, refusal: said }, status);
  }
}
