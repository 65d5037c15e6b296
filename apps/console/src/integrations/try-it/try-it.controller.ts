import { Clock, notFound, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readForm } from '../../forms/read-form';
import { invalid, type Refusal } from '../../forms/refusal-of';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { textOf, withQuery } from '../../pages/query-string';
import { integrationReaders } from '../../sign-in/readers';
import { LoadTried } from './load-tried';
import { RunCapability } from './run-capability';
import { tryPage } from './try-page';

/** An execution that takes longer is shown on its own page. */
const WAIT_SECONDS = 8;

@Roles(...integrationReaders)
@Controller('integrations/:id/capabilities/:code')
export class TryItController {
  constructor(
    private readonly tried: LoadTried,
    private readonly capabilities: RunCapability,
    private readonly pages: PageRenderer,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @IdInPath('integration') id: string,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { head, ...found } = await this.tried.load(id, tokenOf(request), request.principal!, {
      code,
      version: textOf(query.version),
      execution_id: textOf(query.execution),
    });
    await this.pages.send(reply, 'integration-capability', {
      ...head,
      ...tryPage({ ...found, now: this.clock.now() }),
      tab: 'capabilities',
    });
  }

  @Post()
  async run(
    @IdInPath('integration') id: string,
    @Param('code') code: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const version = textOf(posted.version);
    const { head, ...found } = await this.tried.load(id, token, request.principal!, { code, version });
    const { capability } = found;
    if (!capability.executable) throw notFound('capability that can be run');
    const { values, errors } = readForm(capability.parameters_schema, posted, { at: 'parameters' });
    const again = (refusal: Refusal) => {
      const page = tryPage({ ...found, values, refusal, now: this.clock.now() });
      return this.pages.send(reply, 'integration-capability', { ...head, ...page, tab: 'capabilities' }, 422);
    };
    const idempotency_key = textOf(posted.idempotency_key);
    if (errors.length > 0) return again(invalid(errors));
    if (!idempotency_key)
      return again({ kind: 'no-key', message: 'This form was incomplete. Send it again.', errors: [] });
    const { capability_code, capability_version } = capability;
    const asked = {
      capability_code,
      capability_version,
      parameters: values,
      idempotency_key,
      wait_seconds: WAIT_SECONDS,
    };
    const begun = await this.capabilities.run(id, token, asked);
    if (!('execution_id' in begun)) return again(inWords(begun));
    const { execution_id, status } = begun;
    const over = status !== 'requested' && status !== 'running';
    const back = withQuery(`/integrations/${id}/capabilities/${capability_code}`, { version, execution: execution_id });
    await reply.redirect(over ? back : `/integrations/${id}/executions/${execution_id}`, 303);
  }
}

const inWords = (refusal: Refusal): Refusal =>
  refusal.kind === 'idempotency-conflict'
    ? {
        ...refusal,
        message: 'This form was sent before with other values. Send it again to run it once more.',
      }
    : refusal;
