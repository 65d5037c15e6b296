import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BasecampAccess, basecampRefusal } from './basecamp-access';
import { paged } from './paged';
import { person, project, type Recording, todolistOf } from './records';

type Ask = Record<string, string | undefined>;

@Controller('basecamp')
export class BasecampController {
  constructor(private readonly access: BasecampAccess) {}

  @Get('authorization.json')
  authorization(@Req() request: FastifyRequest): unknown {
    const { identity_id, person: who, email, account_id, name } = this.access.person(request);
    const [first_name = '', last_name = ''] = who.split(' ');
    const app_href = `https://3.basecamp.com/${account_id}`;
    return {
      expires_at: new Date(Date.now() + 14 * 24 * 3_600_000).toISOString(),
      identity: { id: identity_id, first_name, last_name, email_address: email },
      accounts: [{ product: 'bc3', id: account_id, name, href: `https://3.basecampapi.com/${account_id}`, app_href }],
    };
  }

  @Get(':account/my/profile.json')
  profile(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('account') account: string,
  ): unknown {
    return person(this.access.account(request, reply, account));
  }

  @Get(':account/projects.json')
  projects(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('account') account: string,
    @Query() query: Ask,
  ): Recording[] {
    const owner = this.access.account(request, reply, account);
    const all = Array.from({ length: owner.projects }, (_, n) => project(owner, n));
    const shown = all.filter(({ status }) => status === (query['status'] ?? 'active'));
    return paged(reply, `/${account}/projects.json`, query, shown);
  }

  @Get(':account/todosets/:todoset/todolists.json')
  todolists(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { account = '', todoset }: Ask,
    @Query() query: Ask,
  ): unknown[] {
    const owner = this.access.account(request, reply, account);
    const n = Array.from({ length: owner.projects }, (_, at) => project(owner, at)).findIndex(
      ({ dock }) => String((dock as { id: number }[])[0]?.id) === todoset,
    );
    if (n < 0) throw basecampRefusal(404, 'Not Found');
    const list = { id: todolistOf(owner, n), status: 'active', type: 'Todolist', title: 'To-dos', completed: false };
    return paged(reply, `/${account}/todosets/${todoset}/todolists.json`, query, [list]);
  }
}
