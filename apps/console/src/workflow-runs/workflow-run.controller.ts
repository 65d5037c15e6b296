import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { refusalOf } from '../forms/refusal-of';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textUpTo } from '../pages/query-string';
import { administrators, signalReaders } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';
import { shownRunWithSteps } from './run-in-words';

const RUN = '/v1/workflow-runs/{workflow_run_id}';
const said = {
  cancel: 'Cancelled. Nothing more of it acts.',
  resume: 'It goes on now.',
  approve: 'Approved. The further steps are carried out.',
  refuse: 'Refused. The further steps are not carried out.',
} as const;

/** One run with its steps, and what can be done about it. */
@Roles(...signalReaders)
@Controller('settings/runs/:id')
export class WorkflowRunController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @IdInPath('workflow run') workflow_run_id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const run = await this.api.get(RUN, tokenOf(request), { path: { workflow_run_id } });
    await this.pages.send(reply, 'workflow-run', {
      run: shownRunWithSteps(run),
      here: `/settings/runs/${workflow_run_id}`,
      administers: request.principal!.roles.includes('tenant_admin'),
    });
  }

  @Post('cancel')
  @Roles(...administrators)
  cancel(
    @IdInPath('workflow run') workflow_run_id: string,
    @Body() body: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { path: { workflow_run_id }, body: { note: textUpTo(1_000, body.note) } };
    return this.back(
      workflow_run_id,
      request,
      reply,
      'cancel',
      this.api.post(`${RUN}/cancel`, tokenOf(request), asked),
    );
  }

  @Post('resume')
  @Roles(...administrators)
  resume(
    @IdInPath('workflow run') workflow_run_id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { path: { workflow_run_id }, body: {} };
    return this.back(
      workflow_run_id,
      request,
      reply,
      'resume',
      this.api.post(`${RUN}/resume`, tokenOf(request), asked),
    );
  }

  @Post('steps/:step_id')
  decide(
    @IdInPath('workflow run') workflow_run_id: string,
    @IdInPath('step', 'step_id') step_id: string,
    @Body() body: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const decision = body.decision === 'approve' ? ('approve' as const) : ('refuse' as const);
    const asked = { path: { workflow_run_id, step_id }, body: { note: textUpTo(1_000, body.note) } };
    const decided = this.api.post(`${RUN}/steps/{step_id}/${decision}`, tokenOf(request), asked);
    return this.back(workflow_run_id, request, reply, decision, decided);
  }

  private async back(
    workflow_run_id: string,
    request: AuthenticatedRequest,
    reply: FastifyReply,
    change: keyof typeof said,
    work: Promise<unknown>,
  ): Promise<void> {
    const refusal = await work.then(() => undefined, refusalOf);
    request.session.set('notice', refusal ? refusal.message : said[change]);
    await reply.redirect(`/settings/runs/${workflow_run_id}`, 303);
  }
}
