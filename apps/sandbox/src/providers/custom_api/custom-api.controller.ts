import { Body, Controller, Get, Headers, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rejectKey } from '../../switches/common-kinds';
import { Switches } from '../../switches/switches';
import { nameAccount } from '../../traffic/traffic';
import { accounts, type CustomApiAccount } from './accounts';
import { type Order, Orders } from './orders';

interface Refused {
  type: string;
  title: string;
  status: number;
  detail: string;
}

/** An HTTP API such as a tenant may have: a bearer key, JSON, problem documents. */
@Controller('custom_api/v1')
export class CustomApiController {
  constructor(
    private readonly switches: Switches,
    private readonly orders: Orders,
  ) {}

  @Get('account')
  account(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): unknown {
    const owner = this.authenticate(request);
    return owner ? { account: owner.account, name: owner.name } : refuse(reply, 401, 'The key is not known.');
  }

  @Get('orders')
  list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): { orders: Order[] } | Refused {
    return this.authenticate(request) ? { orders: this.orders.list() } : refuse(reply, 401, 'The key is not known.');
  }

  @Get('orders/:id')
  one(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Order | Refused {
    if (!this.authenticate(request)) return refuse(reply, 401, 'The key is not known.');
    return this.orders.find(id) ?? refuse(reply, 404, `There is no order ${id}.`);
  }

  @Post('orders')
  add(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: { total?: unknown } | undefined,
    @Headers('idempotency-key') key?: string,
  ): Order | Refused {
    if (!this.authenticate(request)) return refuse(reply, 401, 'The key is not known.');
    if (typeof body?.total !== 'number') return refuse(reply, 422, 'total must be a number.');
    const order = this.orders.add(body.total, key);
    void reply.header('location', `/custom_api/v1/orders/${order.order_id}`);
    return order;
  }

  private authenticate(request: FastifyRequest): CustomApiAccount | undefined {
    const key = request.headers.authorization?.replace(/^Bearer /, '');
    const account = accounts.find((one) => one.api_key === key);
    if (!account) return undefined;
    nameAccount(request.raw, account.account);
    const rejected = this.switches
      .list('custom_api', rejectKey)
      .some((one) => [key, account.account].includes(one.key));
    return rejected ? undefined : account;
  }
}

function refuse(reply: FastifyReply, status: number, detail: string): Refused {
  void reply.status(status).header('content-type', 'application/problem+json; charset=utf-8');
  return { type: 'about:blank', title: status === 401 ? 'Unauthorized' : 'Refused', status, detail };
}
