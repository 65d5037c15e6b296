import { Clock, invalidFields, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Refusal, refusalOf, unplaced } from '../../forms/refusal-of';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { textOf } from '../../pages/query-string';
import { integrationReaders } from '../../sign-in/readers';
import { ServiceApi } from '../../upstream/service-api';
import { LoadHead } from '../head/load-head';
import { NamePeople } from '../names/name-people';
import { asJson } from './as-json';
import { shownExecution } from './shown-execution';
import { stepsOf } from './steps-of';

@Roles(...integrationReaders)
@Controller('integrations/:id/executions/:execution_id')
export class ExecutionController {
  constructor(
    private readonly head: LoadHead,
    private readonly api: ServiceApi,
    private readonly people: NamePeople,
    private readonly pages: PageRenderer,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(
    @IdInPath('integration') id: string,
    @IdInPath('execution', 'execution_id') execution_id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(id, execution_id, request, reply);
  }

  /** Somebody has checked at the provider how an execution of unknown outcome ended. */
  @Roles('tenant_admin')
  @Post('settlement')
  async settle(
    @IdInPath('integration') id: string,
    @IdInPath('execution', 'execution_id') execution_id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = { status: textOf(posted.status), note: textOf(posted.note).slice(0, 500) };
    try {
      if (!body.note) throw invalidFields([{ field: 'note', message: 'Say where you checked it.' }]);
      const sent = { path: { execution_id }, body };
      await this.api.put('/v1/executions/{execution_id}/settlement', tokenOf(request), sent);
    } catch (error) {
      return this.send(id, execution_id, request, reply, { refusal: refusalOf(error), ...body });
    }
    request.session.set('notice', 'Settled. The services that waited for the outcome have received it.');
    await reply.redirect(`/integrations/${id}/executions/${execution_id}`, 303);
  }

  private async send(
    id: string,
    execution_id: string,
    request: AuthenticatedRequest,
    reply: FastifyReply,
    refused: { refusal?: Refusal; status?: string; note?: string } = {},
  ): Promise<void> {
    const token = tokenOf(request);
    const [head, found] = await Promise.all([
      this.head.load(id, token, request.principal!),
      this.api.get('/v1/executions/{execution_id}', token, { path: { execution_id } }),
    ]);
    if (found.integration_id !== id) throw notFound('execution');
    const nameOf = await this.people.names(token, request.principal!, [found.requested_by]);
    const row = { ...found, requested_by: nameOf(found.requested_by) };
    const shown = {
      execution: shownExecution(row, this.clock.now()),
      steps: stepsOf(row),
      parameters: asJson(row.parameters),
      result: asJson(row.result),
      withheld: row.parameters === undefined,
      may_settle: row.status === 'unknown' && maySettle(request.principal!),
    };
    const { refusal } = refused;
    const shownRefusal = refusal && {
      refusal: { ...refusal, unplaced: unplaced(refusal, ['note']) },
      note_error: refusal.errors.find(({ field }) => field === 'note')?.message,
    };
    const data = { ...head, ...shown, ...shownRefusal, tab: 'executions', settlement: refused };
    await this.pages.send(reply, 'integration-execution', data, refusal ? 422 : 200);
  }
}

const maySettle = ({ roles }: Principal): boolean => roles.includes('tenant_admin');
