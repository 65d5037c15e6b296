import { Body, Controller, Get, HttpCode, HttpException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rejectKey, removeApp } from '../../switches/common-kinds';
import { Switches } from '../../switches/switches';
import { nameAccount } from '../../traffic/traffic';
import { accounts, type StripeAccount } from './accounts';
import { Billing } from './billing';
import { type Form, nested } from './form';
import { Payments } from './payments';
import { invalid, StripeFailure } from './stripe-failure';
import { listPage, matcher, type StripeList } from './stripe-list';
import { type StripeObject, StripeStore } from './stripe-store';

const lists: Record<string, string> = {
  balance_transactions: 'balance_transaction',
  payment_intents: 'payment_intent',
  customers: 'customer',
  refunds: 'refund',
  charges: 'charge',
  prices: 'price',
  products: 'product',
  subscriptions: 'subscription',
  subscription_schedules: 'subscription_schedule',
};

type Makers = { payments: Payments; billing: Billing };

/** What a POST to each list makes. */
const creations: Record<string, (makers: Makers, account: string, form: Form) => StripeObject> = {
  customers: ({ payments }, account, form) => payments.customer(account, form),
  payment_intents: ({ payments }, account, form) => payments.intent(account, form),
  refunds: ({ payments }, account, form) => payments.refund(account, form),
  prices: ({ billing }, account, form) => billing.price(account, form),
  subscriptions: ({ billing }, account, form) => billing.subscription(account, form),
  subscription_schedules: ({ billing }, account, form) => billing.schedule(account, form),
};

@Controller('stripe/v1')
export class StripeController {
  constructor(
    private readonly store: StripeStore,
    readonly payments: Payments,
    readonly billing: Billing,
    private readonly switches: Switches,
  ) {}

  @Get('account')
  account(@Req() request: FastifyRequest): unknown {
    const { account_id, name, email } = this.authenticate(request);
    const business_profile = { name, support_email: email };
    return {
      id: account_id,
      object: 'account',
      business_profile,
      charges_enabled: true,
      email,
      type: 'standard',
      country: 'US',
    };
  }

  @Post([...Object.keys(creations), 'customers/:id', 'payment_intents/:id/confirm'])
  @HttpCode(200)
  write(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: Form | undefined,
  ): unknown {
    const { account } = this.authenticate(request);
    const form = nested(body ?? {});
    const path = request.url.split('?', 1)[0] ?? '';
    return this.once(account, request, reply, `${path} ${JSON.stringify(form)}`, () => {
      const create = creations[path.split('/').at(-1) ?? ''];
      if (create) return create(this, account, form);
      if (path.includes('/customers/'))
        return this.payments.changeCustomer(account, this.object(account, path.split('/').at(-1)!), form);
      const intent = this.object(account, path.split('/').at(-2) ?? '');
      const { payment_method = intent['payment_method'] } = form;
      return this.payments.confirm(account, { ...intent, payment_method });
    });
  }

  @Get(':list')
  list(@Req() request: FastifyRequest, @Param('list') list: string, @Query() query: Form): StripeList {
    const { account } = this.authenticate(request);
    const object = lists[list];
    if (!object) throw this.unknownUrl(request);
    const matching = this.store.list(account, object).filter(matcher(query));
    return listPage(matching, `/v1/${list}`, query);
  }

  @Get(':list/:id')
  one(@Req() request: FastifyRequest, @Param('list') list: string, @Param('id') id: string): StripeObject {
    const { account } = this.authenticate(request);
    if (!lists[list]) throw this.unknownUrl(request);
    return this.object(account, id);
  }

  private unknownUrl(request: FastifyRequest): StripeFailure {
    const message = `Unrecognized request URL (${request.method}: ${request.url.slice('/stripe'.length)}).`;
    return new StripeFailure(404, { type: 'invalid_request_error', message });
  }

  private object(account: string, id: string): StripeObject {
    const found = this.store.find(account, id);
    if (!found)
      throw new StripeFailure(404, {
        type: 'invalid_request_error',
        code: 'resource_missing',
        message: `No such object: '${id}'`,
        param: 'id',
      });
    return found;
  }

  private authenticate(request: FastifyRequest): StripeAccount {
    const { authorization = '' } = request.headers;
    const [scheme, credentials = ''] = authorization.split(' ');
    const key =
      scheme === 'Basic' ? Buffer.from(credentials, 'base64').toString('utf8').replace(/:$/, '') : credentials;
    if (!key) {
      throw new StripeFailure(401, { type: 'invalid_request_error', message: 'You did not provide an API key.' });
    }
    const account = accounts.find((one) => one.api_key === key);
    const rejected = this.switches.list('stripe', rejectKey).find((one) => [key, account?.account].includes(one.key));
    if (rejected?.error === 'api_key_expired') {
      const message = `Expired API Key provided: ${masked(key)}`;
      throw new StripeFailure(401, { type: 'invalid_request_error', code: 'api_key_expired', message });
    }
    const removed = this.switches.list('stripe', removeApp).some((one) => one.account === account?.account);
    if (!account || rejected || removed) {
      throw new StripeFailure(401, {
        type: 'invalid_request_error',
        message: `Invalid API Key provided: ${masked(key)}`,
      });
    }
    nameAccount(request.raw, account.account);
    return account;
  }

  /** The same key and request get the first answer, failures included; another request with the same key fails. */
  private once(
    account: string,
    request: FastifyRequest,
    reply: FastifyReply,
    asked: string,
    act: () => StripeObject,
  ): unknown {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !key) return act();
    if (key.length > 255) throw invalid('Keys must be at most 255 characters.', 'Idempotency-Key', '');
    const known = this.store.answers.get(`${account}:${key}`);
    if (known && known.request !== asked) {
      const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
      throw new StripeFailure(400, { type: 'idempotency_error', message });
    }
    if (known) {
      void reply.header('idempotent-replayed', 'true');
      if (known.status !== 200) throw new HttpException(known.body as object, known.status);
      return known.body;
    }
    const remember = (status: number, body: unknown): void =>
      this.store.answers.set(`${account}:${key}`, { request: asked, status, body, at: Date.now() });
    try {
      const made = act();
      remember(200, made);
      return made;
    } catch (error) {
      if (error instanceof StripeFailure && error.getStatus() === 402) remember(402, error.getResponse());
      throw error;
    }
  }
}

const masked = (key: string): string => `${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`;
