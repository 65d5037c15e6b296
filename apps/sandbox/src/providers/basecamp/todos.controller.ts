import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BasecampAccount } from './accounts';
import { BasecampAccess, basecampRefusal } from './basecamp-access';
import { paged } from './paged';
import type { Recording } from './records';
import { BasecampTodos } from './todos';

type Ask = Record<string, string | undefined>;

@Controller('basecamp/:account')
export class BasecampTodosController {
  constructor(
    private readonly access: BasecampAccess,
    private readonly todos: BasecampTodos,
  ) {}

  @Get('todolists/:list/todos.json')
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { account = '', list }: Ask,
    @Query() query: Ask,
  ): Recording[] {
    const owner = this.listed(request, reply, account, Number(list));
    const { status, completed } = query;
    const shown = this.todos.all(owner, Number(list)).filter((todo) => {
      if (todo.status !== (status ?? 'active')) return false;
      return completed === 'true' ? todo['completed'] === true : status !== undefined || todo['completed'] === false;
    });
    return paged(reply, `/${account}/todolists/${list}/todos.json`, query, shown);
  }

  @Post('todolists/:list/todos.json')
  add(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { account = '', list }: Ask,
    @Body() body: Record<string, unknown> | undefined,
  ): Recording {
    const owner = this.listed(request, reply, account, Number(list));
    if (!body?.['content']) throw basecampRefusal(422, "Content can't be blank");
    return this.todos.add(owner, Number(list), body);
  }

  @Post('todos/:id/completion.json')
  @HttpCode(204)
  complete(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { account = '', id }: Ask,
  ): void {
    this.change(request, reply, account, Number(id), { completed: true });
  }

  @Put('recordings/:id/status/:status')
  @HttpCode(204)
  status(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { account = '', id, status = '' }: Ask,
  ): void {
    const [, named] = /^(active|archived|trashed)\.json$/.exec(status) ?? [];
    if (!named) throw basecampRefusal(404, 'Not Found');
    this.change(request, reply, account, Number(id), { status: named });
  }

  private change(request: FastifyRequest, reply: FastifyReply, account: string, id: number, fields: object): void {
    const owner = this.access.account(request, reply, account);
    if (!this.todos.change(owner, id, { ...fields })) throw basecampRefusal(404, 'Not Found');
  }

  private listed(request: FastifyRequest, reply: FastifyReply, account: string, list: number): BasecampAccount {
    const owner = this.access.account(request, reply, account);
    if (!this.todos.hasList(owner, list)) throw basecampRefusal(404, 'Not Found');
    return owner;
  }
}
