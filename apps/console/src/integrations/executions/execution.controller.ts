import { Clock, invalidFields, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Refusal, refusalOf, unplaced } from '../../forms/refusal-of';
import type { ExecutionDetails } from '../../model/integration-view';
import { type AuthenticatedRequest, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { textOf } from '../../pages/query-string';
import { integrationReaders } from '../../pages/readers';
import { ServiceApi } from '../../upstream/service-api';
import { IntegrationId } from '../integration-id';
import { LoadHead } from '../load-head';
import { asJson } from './as-json';
import { shownExecution } from './shown-execution';
import { stepsOf } from './steps-of';

const ExecutionId = (): ParameterDecorator =>
  Param('execution_id', new ParseUUIDPipe({ exceptionFactory: () => notFound('execution') }));

@Roles(...integrationReaders)
@Controller('integrations/:id/executions/:execution_id')
export class ExecutionController {
  constructor(
    private readonly head: LoadHead,
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(
    @IntegrationId() id: string,
    @ExecutionId() execution_id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(id, execution_id, request, reply);
  }

  /** Somebody has looked at the provider what became of it. */
  @Roles('tenant_admin')
  @Post('settlement')
  async settle(
    @IntegrationId() id: string,
    @ExecutionId() execution_id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = { status: textOf(posted.status), note: textOf(posted.note).slice(0, 500) };
    const path = `/executions/${execution_id}/settlement`;
    try {
      if (!body.note) throw invalidFields([{ field: 'note', message: 'Say where you have looked.' }]);
      await this.api.send('PUT', 'gateway-executor', path, tokenOf(request), { body });
    } catch (error) {
      return this.send(id, execution_id, request, reply, { refusal: refusalOf(error), ...body });
    }
    request.session.set('notice', 'Settled. Everybody who waited for it has been told.');
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
    const [head, row] = await Promise.all([
      this.head.load(id, token, request.principal!),
      this.api.get<ExecutionDetails>('gateway-executor', `/executions/${execution_id}`, token),
    ]);
    if (row.integration_id !== id) throw notFound('execution');
    const shown = {
      execution: shownExecution(row, this.clock.now()),
      steps: stepsOf(row),
      parameters: asJson(row.parameters),
      result: asJson(row.result),
      withheld: row.parameters === undefined,
      may_settle: row.status === 'unknown' && maySettle(request.principal!),
    };
    const { refusal } = refused;
    const said = refusal && {
      refusal: { ...refusal, unplaced: unplaced(refusal, ['note']) },
      note_error: refusal.errors.find(({ field }) => field === 'note')?.message,
    };
    const data = { ...head, ...shown, ...said, tab: 'executions', settlement: refused };
    await this.pages.send(reply, 'integration-execution', data, refusal ? 422 : 200);
  }
}

const maySettle = ({ roles }: Principal): boolean => roles.includes('tenant_admin');
