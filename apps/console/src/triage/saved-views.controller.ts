import { Roles } from '@linesman/service-kit';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { textUpTo } from '../pages/query-string';
import { integrationReaders } from '../sign-in/readers';
import { returnTo } from '../sign-in/return-to';
import { ServiceApi } from '../upstream/service-api';
import { triageFilter } from './triage-filter';

/** A name has at most so many letters. */
const LONGEST = 40;

/** Saves the present filter of the overview for the visitor, renames and deletes what they have saved. */
@Roles(...integrationReaders)
@Controller('saved-views')
export class SavedViewsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly config: ConsoleConfig,
  ) {}

  @Post()
  async save(
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { view, q = '' } = triageFilter(posted, 'all');
    const body = { name: nameIn(posted), view, q };
    const work = this.api.post('/v1/saved-views', tokenOf(request), { body });
    await this.answer(work, `Saved as ${body.name}.`, posted, request, reply);
  }

  @Post(':id/rename')
  async rename(
    @IdInPath('saved view') view_id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = { name: nameIn(posted) };
    const work = this.api.put('/v1/saved-views/{view_id}', tokenOf(request), { path: { view_id }, body });
    await this.answer(work, `It is named ${body.name} now.`, posted, request, reply);
  }

  @Post(':id/delete')
  async delete(
    @IdInPath('saved view') view_id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const work = this.api.delete('/v1/saved-views/{view_id}', tokenOf(request), { path: { view_id } });
    await this.answer(work, 'The saved view is deleted.', posted, request, reply);
  }

  private async answer(
    work: Promise<unknown>,
    done: string,
    posted: Record<string, unknown>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const refusal = await work.then(() => undefined, refusalOf);
    request.session.set('notice', refusal ? whyNot(refusal) : done);
    await reply.redirect(returnTo(posted.return_to, this.config.PUBLIC_ORIGIN), 303);
  }
}

const nameIn = ({ name }: Record<string, unknown>): string => textUpTo(LONGEST, name) ?? '';

/** The form can send no other field that is refused. */
const whyNot = ({ kind, message }: Refusal): string =>
  kind === 'invalid-fields' ? `Enter a name of at most ${LONGEST} letters.` : message;
