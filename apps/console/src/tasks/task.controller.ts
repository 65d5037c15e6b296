import { type FieldError, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { invalid, type Refusal, refusalOf } from '../forms/refusal-of';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textOf, textUpTo, uuidOf } from '../pages/query-string';
import { zoneOf } from '../pages/times';
import { customerReaders } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';
import { LoadTask } from './load-task';
import { changeIn, newTaskIn } from './read-task';

interface Shown {
  refusal?: Refusal;
  typed?: Record<string, unknown>;
}

/** One task: what people wrote about it, and how it is changed; and a new one. */
@Roles(...customerReaders)
@Controller('tasks')
export class TaskController {
  constructor(
    private readonly api: ServiceApi,
    private readonly tasks: LoadTask,
    private readonly pages: PageRenderer,
  ) {}

  @Get('new')
  async form(
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const assignee = request.principal?.roles.includes('csm') ? request.principal.email : undefined;
    await this.formPage(request, reply, { typed: { ...query, assignee, priority: 'medium', key: randomUUID() } });
  }

  @Post('new')
  async create(
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { task, errors } = newTaskIn(posted);
    if (!task) return this.formPage(request, reply, { refusal: invalid(errors), typed: posted });
    // The same form posted twice makes one task.
    const sent = { body: task, idempotency_key: uuidOf(posted.key) };
    const made = await this.api.post('/v1/tasks', tokenOf(request), sent).catch(refusalOf);
    if ('kind' in made)
      return this.formPage(request, reply, { refusal: placed(made), typed: { ...posted, key: randomUUID() } });
    request.session.set('notice', 'The task is added.');
    await reply.redirect(`/tasks/${made.id}`, 303);
  }

  @Get(':id')
  async show(
    @IdInPath('task') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(id, request, reply, {});
  }

  @Post(':id/change')
  async change(
    @IdInPath('task') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { change, errors } = changeIn(posted);
    if (!change) return this.page(id, request, reply, { refusal: invalid(errors), typed: posted });
    const sent = { path: { task_id: id }, body: change };
    const refusal = await this.api.put('/v1/tasks/{task_id}', tokenOf(request), sent).then(() => undefined, refusalOf);
    if (refusal) return this.page(id, request, reply, { refusal: placed(refusal), typed: posted });
    request.session.set('notice', 'Saved.');
    await reply.redirect(`/tasks/${id}`, 303);
  }

  @Post(':id/reopen')
  async reopen(
    @IdInPath('task') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const refusal = await this.api
      .post('/v1/tasks/{task_id}/reopen', tokenOf(request), { path: { task_id: id } })
      .then(() => undefined, refusalOf);
    request.session.set('notice', refusal?.message ?? 'The task is open again.');
    await reply.redirect(`/tasks/${id}`, 303);
  }

  @Post(':id/comments')
  async comment(
    @IdInPath('task') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // A browser counts the end of a line as one character, and sends two.
    const text = textUpTo(4_000, textOf(posted.text).replaceAll('\r\n', '\n'));
    // The same form posted twice writes one comment.
    const sent = { path: { task_id: id }, body: { text: text ?? '' }, idempotency_key: uuidOf(posted.key) };
    if (text) await this.api.post('/v1/tasks/{task_id}/comments', tokenOf(request), sent);
    await reply.redirect(`/tasks/${id}#comments`, 303);
  }

  private async page(
    id: string,
    request: AuthenticatedRequest,
    reply: FastifyReply,
    { refusal, typed }: Shown,
  ): Promise<void> {
    const zone = zoneOf(request.cookies?.time_zone);
    const loaded = await this.tasks.load(id, tokenOf(request), zone);
    const { task, shown_due_at } = loaded;
    const { title, priority, assignee } = task;
    const data = {
      ...loaded,
      typed: { title, priority, assignee, due_at: shown_due_at, ...typed },
      refusal,
      errors: errorsOf(refusal),
      here: `/tasks/${id}`,
      comment_key: randomUUID(),
      decides: task.key.startsWith('approval.run.') ? task.key.split('.')[2] : undefined,
      may_reopen: !/^(approval\.|held_failure)/.test(task.key),
    };
    await this.pages.send(reply, 'task', data, refusal ? 422 : 200);
  }

  private async formPage(
    request: AuthenticatedRequest,
    reply: FastifyReply,
    { refusal, typed = {} }: Shown,
  ): Promise<void> {
    const token = tokenOf(request);
    const about = {
      signal_id: uuidOf(typed.signal_id),
      customer_id: uuidOf(typed.customer_id),
      integration_id: uuidOf(typed.integration_id),
    };
    const data = {
      typed: { ...typed, time_zone: undefined },
      ...about,
      ...(await this.tasks.about(about, token)),
      colleagues: await this.tasks.colleagues(token),
      zone: zoneOf(textOf(typed.time_zone) || request.cookies?.time_zone),
      refusal,
      errors: errorsOf(refusal),
    };
    await this.pages.send(reply, 'task-new', data, refusal ? 422 : 200);
  }
}

/** The only thing that the service may not find is the assignee. */
const placed = (refusal: Refusal): Refusal =>
  refusal.kind === 'not-found'
    ? invalid([{ field: 'assignee', message: 'Enter the address of a CSM, or of somebody who has signed in.' }])
    : refusal;

const errorsOf = (refusal?: Refusal): Record<string, string> =>
  Object.fromEntries((refusal?.errors ?? []).map(({ field, message }: FieldError) => [field, message]));
