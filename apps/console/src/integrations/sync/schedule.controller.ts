import { notFound, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Refusal, refusalOf } from '../../forms/refusal-of';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { textOf } from '../../pages/query-string';
import { administrators } from '../../sign-in/readers';
import type { Schedule } from '../../upstream/answers';
import { ServiceApi } from '../../upstream/service-api';
import { LoadHead } from '../head/load-head';
import { LoadCapabilities, type ShownCapability } from '../try-it/load-capabilities';
import { bodyOf, kindOf, readSchedule, type ScheduleBody, scheduleForm } from './schedule-form';
import { shownSchedule } from './shown-schedule';

const SCHEDULE = '/v1/schedules/{schedule_id}';

/** When one sync of an integration runs by itself. */
@Roles(...administrators)
@Controller('integrations/:id/syncs/:code/schedule')
export class ScheduleController {
  constructor(
    private readonly api: ServiceApi,
    private readonly head: LoadHead,
    private readonly capabilities: LoadCapabilities,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @IdInPath('integration') id: string,
    @Param('code') code: string,
    @Query('kind') kind: unknown,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { schedule } = await this.found(id, code, request);
    const known = schedule ? bodyOf(schedule, schedule.enabled) : {};
    await this.page(id, code, request, reply, kind === undefined ? known : { ...known, kind: kindOf(kind) });
  }

  @Post()
  async save(
    @IdInPath('integration') id: string,
    @Param('code') code: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { capability, schedule } = await this.found(id, code, request);
    const body = readSchedule(posted, capability, schedule?.enabled ?? true);
    const token = tokenOf(request);
    const saving = schedule
      ? this.api.put(SCHEDULE, token, { path: schedule, body, if_match: textOf(posted.etag) || undefined })
      : this.api.post('/v1/schedules', token, { body: { ...body, integration_id: id, capability_code: code } });
    const refusal = await saving.then(() => undefined, refusalOf);
    if (refusal) return this.page(id, code, request, reply, body, refusal);
    await this.done(id, request, reply, schedule ? 'The schedule is changed.' : `${capability.name} is scheduled.`);
  }

  @Post('run')
  async run(
    @IdInPath('integration') id: string,
    @Param('code') code: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const schedule = await this.existing(id, code, request);
    await this.api.post(`${SCHEDULE}/runs`, tokenOf(request), { path: schedule });
    await this.done(id, request, reply, 'It runs within a second.');
  }

  @Post('pause')
  async pause(
    @IdInPath('integration') id: string,
    @Param('code') code: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.enable(id, code, request, false);
    await this.done(id, request, reply, 'The schedule is paused.');
  }

  @Post('resume')
  async resume(
    @IdInPath('integration') id: string,
    @Param('code') code: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.enable(id, code, request, true);
    await this.done(id, request, reply, 'The schedule is on again.');
  }

  @Post('delete')
  async delete(
    @IdInPath('integration') id: string,
    @Param('code') code: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const schedule = await this.existing(id, code, request);
    await this.api.delete(SCHEDULE, tokenOf(request), { path: schedule });
    await this.done(id, request, reply, 'The schedule is deleted.');
  }

  private async enable(id: string, code: string, request: AuthenticatedRequest, enabled: boolean): Promise<void> {
    const schedule = await this.existing(id, code, request);
    await this.api.put(SCHEDULE, tokenOf(request), { path: schedule, body: bodyOf(schedule, enabled) });
  }

  private async existing(id: string, code: string, request: AuthenticatedRequest): Promise<Schedule> {
    const { schedule } = await this.found(id, code, request);
    if (!schedule) throw notFound('schedule');
    return schedule;
  }

  /** @throws Problem 404 where the integration has no such sync. */
  private async found(
    integration_id: string,
    code: string,
    request: AuthenticatedRequest,
  ): Promise<{ capability: ShownCapability; schedule?: Schedule }> {
    const token = tokenOf(request);
    const [capabilities, { items }] = await Promise.all([
      this.capabilities.of(integration_id, token, request.principal!),
      this.api.get('/v1/schedules', token, { query: { integration_id, limit: 200 } }),
    ]);
    // The newest version comes first.
    const capability = capabilities.data?.find((one) => one.capability_code === code);
    if (!capability?.sync) throw notFound('sync');
    return { capability, schedule: items.find(({ capability_code }) => capability_code === code) };
  }

  private async done(id: string, request: AuthenticatedRequest, reply: FastifyReply, notice: string): Promise<void> {
    request.session.set('notice', notice);
    await reply.redirect(`/integrations/${id}/syncs`, 303);
  }

  private async page(
    id: string,
    code: string,
    request: AuthenticatedRequest,
    reply: FastifyReply,
    values: Partial<ScheduleBody>,
    refusal?: Refusal,
  ): Promise<void> {
    const [head, { capability, schedule }] = await Promise.all([
      this.head.load(id, tokenOf(request), request.principal!),
      this.found(id, code, request),
    ]);
    const form = scheduleForm(capability, values, refusal);
    const shown = schedule && shownSchedule(schedule);
    const at = `/integrations/${id}/syncs/${encodeURIComponent(code)}/schedule`;
    await this.pages.send(
      reply,
      'integration-schedule',
      { ...head, ...form, capability, schedule: shown, at, etag: schedule && `"${schedule.version}"` },
      refusal ? 422 : 200,
    );
  }
}
