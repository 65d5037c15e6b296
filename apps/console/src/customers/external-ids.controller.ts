import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fieldsOf } from '../forms/fields-of';
import { readForm } from '../forms/read-form';
import { type Refusal, refusalOf, unplaced } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textOf } from '../pages/query-string';
import { administrators } from '../sign-in/readers';
import type { Customer } from '../upstream/answers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { customerBody } from './customer-body';
import { idsSchema } from './external-ids';

const CUSTOMER = '/integrations/customers/{customer_id}';
const at = 'external_ids';

/** Changes under which id each provider knows a customer. */
@Roles(...administrators)
@Controller('customers/:id/external-ids')
export class ExternalIdsController {
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
    const token = tokenOf(request);
    const [{ value: customer, etag }, schema] = await this.load(token, customer_id);
    await this.page(reply, { customer, schema, values: customer.external_ids, etag });
  }

  @Post()
  async save(
    @IdInPath('customer') customer_id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const [{ value: customer }, schema] = await this.load(token, customer_id);
    const { values } = readForm(schema, posted, { at });
    const etag = textOf(posted.etag) || undefined;
    const sent = { path: { customer_id }, body: customerBody(customer, { external_ids: values }), if_match: etag };
    const refusal = await this.api.put(CUSTOMER, token, sent).then(() => undefined, refusalOf);
    if (refusal) return this.page(reply, { customer, schema, values, etag, refusal });
    request.session.set('notice', 'The ids are saved.');
    await reply.redirect(`/customers/${customer_id}`, 303);
  }

  private async load(token: string, customer_id: string) {
    const [tagged, connections] = await Promise.all([
      this.api.getTagged(CUSTOMER, token, { path: { customer_id } }),
      part(this.api.get('/catalog/internal/connections', token, { query: { limit: 200 } })),
    ]);
    return [tagged, idsSchema(tagged.value.external_ids, connections.data?.items ?? [])] as const;
  }

  private async page(reply: FastifyReply, form: Form): Promise<void> {
    const { customer, schema, values, etag, refusal } = form;
    const fields = fieldsOf(schema, { at, values, errors: refusal?.errors });
    const names = fields.map(({ name }) => name);
    const shown = refusal && { ...refusal, unplaced: unplaced(refusal, names) };
    await this.pages.send(reply, 'external-ids', { customer, fields, etag, refusal: shown }, refusal ? 422 : 200);
  }
}

interface Form {
  customer: Customer;
  schema: ReturnType<typeof idsSchema>;
  values: Record<string, unknown>;
  etag?: string;
  refusal?: Refusal;
}
