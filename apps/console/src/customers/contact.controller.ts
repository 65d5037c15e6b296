import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fieldsOf } from '../forms/fields-of';
import type { FormSchema } from '../forms/json-schema';
import { readForm } from '../forms/read-form';
import { type Refusal, refusalOf, unplaced } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textOf } from '../pages/query-string';
import { customerReaders } from '../sign-in/readers';
import type { Customer } from '../upstream/answers';
import { ServiceApi } from '../upstream/service-api';
import { customerBody } from './customer-body';

const CUSTOMER = '/integrations/customers/{customer_id}';
const at = 'technical_contact';
const schema: FormSchema = {
  required: ['name', 'email'],
  properties: {
    name: { type: 'string', title: 'Name', maxLength: 200 },
    email: { type: 'string', format: 'email', title: 'Email', description: 'Fix instructions are sent here.' },
    title: { type: 'string', title: 'Job title', maxLength: 200 },
  },
};

/** Changes whom messages about a customer's integrations go to. */
@Roles(...customerReaders)
@Controller('customers/:id/contact')
export class ContactController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @IdInPath('customer') customer_id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { value: customer, etag } = await this.api.getTagged(CUSTOMER, tokenOf(request), { path: { customer_id } });
    await this.page(reply, customer, { values: { ...customer.technical_contact }, etag });
  }

  @Post()
  async save(
    @IdInPath('customer') customer_id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const path = { customer_id };
    const customer = await this.api.get(CUSTOMER, token, { path });
    const { values } = readForm(schema, posted, { at });
    const etag = textOf(posted.etag);
    const body = customerBody(customer, { technical_contact: values });
    const refusal = await this.api
      .put(CUSTOMER, token, { path, body, if_match: etag || undefined })
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(reply, customer, { values, etag }, refusal);
    request.session.set('notice', 'The technical contact is changed. The next message goes to the new one.');
    await reply.redirect(`/customers/${customer_id}`, 303);
  }

  private async page(
    reply: FastifyReply,
    customer: Customer,
    { values, etag }: { values: Record<string, unknown>; etag?: string },
    refusal?: Refusal,
  ): Promise<void> {
    const fields = fieldsOf(schema, { at, values, errors: refusal?.errors });
    const names = fields.map(({ name }) => name);
    const shown = refusal && { ...refusal, unplaced: unplaced(refusal, names) };
    await this.pages.send(reply, 'contact', { customer, fields, etag, refusal: shown }, refusal ? 422 : 200);
  }
}
