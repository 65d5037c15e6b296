import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LoadStoppedContact } from '../contacts/load-stopped-contact';
import { fieldsOf } from '../forms/fields-of';
import { readForm } from '../forms/read-form';
import { type Refusal, refusalOf, unplaced } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textOf } from '../pages/query-string';
import { customerReaders } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';
import { customerBody } from './customer-body';
import { contactSchema } from './customer-forms';
import { changedContacts, type Contact, type ContactChange, contactsOf } from './order-contacts';

const CUSTOMER = '/v1/customers/{customer_id}';

interface Failed {
  values: Record<string, unknown>;
  refusal: Refusal;
}

/** The contacts of a customer, in the order in which they are told. */
@Roles(...customerReaders)
@Controller('customers/:id/contacts')
export class ContactsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
    private readonly stopped: LoadStoppedContact,
  ) {}

  @Get()
  async show(
    @IdInPath('customer') customer_id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(customer_id, request, reply);
  }

  @Post()
  async change(
    @IdInPath('customer') customer_id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const { values } = readForm(contactSchema, posted);
    const { value: customer } = await this.api.getTagged(CUSTOMER, token, { path: { customer_id } });
    const [technical_contact, ...other_contacts] = changedContacts(contactsOf(customer), changeIn(posted, values));
    const { technical_contact: _former, ...rest } = customer;
    const body = customerBody({ ...rest, technical_contact: technical_contact ?? null }, { other_contacts });
    const sent = { path: { customer_id }, body, if_match: textOf(posted.etag) || undefined };
    const refusal = await this.api.put(CUSTOMER, token, sent).then(() => undefined, refusalOf);
    if (refusal) return this.page(customer_id, request, reply, { values, refusal });
    request.session.set('notice', 'The contacts are saved. The next message follows their new order.');
    await reply.redirect(`/customers/${customer_id}/contacts`, 303);
  }

  private async page(
    customer_id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    failed?: Failed,
  ): Promise<void> {
    const token = tokenOf(request);
    const { value: customer, etag } = await this.api.getTagged(CUSTOMER, token, { path: { customer_id } });
    const contacts = await Promise.all(
      contactsOf(customer).map(async (one) => ({ ...one, stopped: await this.stopped.of(token, one.email) })),
    );
    const fields = fieldsOf(contactSchema, { values: failed?.values ?? {}, errors: failed?.refusal.errors });
    const names = fields.map(({ name }) => name);
    const refusal = failed && { ...failed.refusal, unplaced: unplaced(failed.refusal, names) };
    await this.pages.send(
      reply,
      'customer-contacts',
      { customer, contacts, etag, fields, refusal },
      refusal ? 422 : 200,
    );
  }
}

function changeIn(posted: Record<string, unknown>, values: Record<string, unknown>): ContactChange {
  const [up, remove] = [textOf(posted.up), textOf(posted.remove)];
  if (up) return { up };
  return remove ? { remove } : { add: values as unknown as Contact };
}
