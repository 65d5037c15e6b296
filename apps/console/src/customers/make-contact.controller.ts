import { Roles } from '@linesman/service-kit';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { textOf } from '../pages/query-string';
import { customerReaders } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';
import { customerBody } from './customer-body';
import { contactsOf } from './order-contacts';

const CUSTOMER = '/v1/customers/{customer_id}';
const MOST_STEPS = 200;

/** Makes the colleague to whom a reconnect link was handed over the technical contact of the signal's customer. */
@Roles(...customerReaders)
@Controller('risk-signals/:id/contact')
export class MakeContactController {
  constructor(private readonly api: ServiceApi) {}

  @Post()
  async make(
    @IdInPath('risk signal') signal_id: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    request.session.set('notice', await this.notice(signal_id, textOf(body.link_id), tokenOf(request)));
    await reply.redirect(`/risk-signals/${signal_id}`, 303);
  }

  private async notice(signal_id: string, link_id: string | undefined, token: string): Promise<string> {
    const path = { signal_id };
    const [{ customer_id }, steps] = await Promise.all([
      this.api.get('/v1/risk-signals/{signal_id}', token, { path }),
      this.api.get('/v1/risk-signals/{signal_id}/link-steps', token, { path, query: { limit: MOST_STEPS } }),
    ]);
    const colleague = steps.items.find((one) => one.link_id === link_id && one.colleague)?.colleague;
    if (!colleague || !customer_id) return 'Nothing was changed: nobody is known to whom this link was handed over.';
    const { value: customer, etag } = await this.api.getTagged(CUSTOMER, token, { path: { customer_id } });
    const technical_contact = { name: colleague.name, email: colleague.email };
    // Who was told after others before is told first now.
    const other_contacts = contactsOf(customer)
      .slice(1)
      .filter(({ email }) => !isSame(email, colleague.email));
    const body = customerBody(customer, { technical_contact, other_contacts });
    const sent = { path: { customer_id }, body, if_match: etag };
    const refusal = await this.api.put(CUSTOMER, token, sent).then(() => undefined, refusalOf);
    return refusal?.message ?? `${colleague.name} is the technical contact now.`;
  }
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
