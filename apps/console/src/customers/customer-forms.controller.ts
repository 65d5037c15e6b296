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
import { administrators, customerReaders } from '../sign-in/readers';
import type { Customer } from '../upstream/answers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { customerBody } from './customer-body';
import { contactForm, type CustomerForm, idsForm } from './customer-forms';

const CUSTOMER = '/v1/customers/{customer_id}';

interface Shown {
  customer: Customer;
  schema: FormSchema;
  values: Record<string, unknown>;
  etag?: string;
  refusal?: Refusal;
}

@Controller('customers/:id')
export class CustomerFormsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Roles(...customerReaders)
  @Get(contactForm.path)
  async contact(
    @IdInPath('customer') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(contactForm, id, request, reply);
  }

  @Roles(...customerReaders)
  @Post(contactForm.path)
  async saveContact(
    @IdInPath('customer') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.save(contactForm, id, posted, request, reply);
  }

  @Roles(...administrators)
  @Get(idsForm.path)
  async ids(
    @IdInPath('customer') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(idsForm, id, request, reply);
  }

  @Roles(...administrators)
  @Post(idsForm.path)
  async saveIds(
    @IdInPath('customer') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.save(idsForm, id, posted, request, reply);
  }

  private async show(form: CustomerForm, id: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { customer, etag, schema } = await this.load(form, tokenOf(request), id);
    await this.page(form, reply, { customer, schema, values: { ...customer[form.field] }, etag });
  }

  private async save(
    form: CustomerForm,
    customer_id: string,
    posted: Record<string, unknown>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const { customer, schema } = await this.load(form, token, customer_id);
    const { values } = readForm(schema, posted, { at: form.field });
    const etag = textOf(posted.etag) || undefined;
    const sent = { path: { customer_id }, body: customerBody(customer, { [form.field]: values }), if_match: etag };
    const refusal = await this.api.put(CUSTOMER, token, sent).then(() => undefined, refusalOf);
    if (refusal) return this.page(form, reply, { customer, schema, values, etag, refusal });
    request.session.set('notice', form.saved);
    await reply.redirect(`/customers/${customer_id}`, 303);
  }

  private async load({ schema }: CustomerForm, token: string, customer_id: string) {
    const [{ value: customer, etag }, connections] = await Promise.all([
      this.api.getTagged(CUSTOMER, token, { path: { customer_id } }),
      part(this.api.get('/v1/internal/connections', token, { query: { limit: 200 } })),
    ]);
    return { customer, etag, schema: schema(customer, connections.data?.items ?? []) };
  }

  private async page(form: CustomerForm, reply: FastifyReply, shown: Shown): Promise<void> {
    const { customer, schema, values, etag, refusal } = shown;
    const fields = fieldsOf(schema, { at: form.field, values, errors: refusal?.errors });
    const names = fields.map(({ name }) => name);
    const said = refusal && { ...refusal, unplaced: unplaced(refusal, names) };
    await this.pages.send(reply, 'customer-form', { form, customer, fields, etag, refusal: said }, refusal ? 422 : 200);
  }
}
