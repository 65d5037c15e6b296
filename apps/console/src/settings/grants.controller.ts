import { randomUUID } from 'node:crypto';
import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { invalid, type Refusal, refusalOf } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { administrators } from '../sign-in/readers';
import { LoadChoices } from '../integrations/names/load-choices';
import { pageLinks } from '../pages/page-links';
import { textOf, textUpTo } from '../pages/query-string';
import { ServiceApi } from '../upstream/service-api';
import type { Person } from '../upstream/answers';
import { FindPerson, personInWords } from './find-person';
import { granteeError, grantInWords, readGrant } from './grant-in-words';

interface Shown {
  cursor?: string;
  refusal?: Refusal;
  typed?: Record<string, unknown>;
  /** Whom the typed text may mean. */
  persons?: Person[];
}

@Roles(...administrators)
@Controller('settings/grants')
export class GrantsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly choices: LoadChoices,
    private readonly people: FindPerson,
    private readonly pages: PageRenderer,
  ) {}

  /** The email about an access request leads here, with the form filled in. */
  @Get()
  async list(
    @Query() { cursor, ...asked }: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(request, reply, { cursor: textUpTo(1_000, cursor), typed: asked });
  }

  @Post()
  async add(
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = readGrant(posted);
    const { grantee_type: kind } = body;
    if (kind === 'user' || kind === 'service') {
      const text = textOf(posted.grantee_choice) || textOf(posted.grantee);
      const search = await this.people.find(tokenOf(request), kind, text);
      if (!search.found) {
        const refusal = invalid([granteeError(text, search)]);
        return this.page(request, reply, { refusal, typed: posted, persons: search.choices });
      }
      body.grantee = search.found.subject;
    }
    const sent = { body, idempotency_key: textOf(posted.idempotency_key) || randomUUID() };
    const refusal = await this.api.post('/v1/grants', tokenOf(request), sent).then(() => undefined, refusalOf);
    if (refusal) return this.page(request, reply, { refusal, typed: posted });
    request.session.set('notice', 'Granted.');
    await reply.redirect('/settings/grants', 303);
  }

  @Post(':id/remove')
  async remove(
    @IdInPath('grant') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.api.delete('/v1/grants/{grant_id}', tokenOf(request), { path: { grant_id: id } });
    request.session.set('notice', 'The grant is revoked.');
    await reply.redirect('/settings/grants', 303);
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    { cursor, refusal, typed = {}, persons = [] }: Shown,
  ): Promise<void> {
    const token = tokenOf(request);
    const [grants, { choices, are_all }, people] = await Promise.all([
      this.api.get('/v1/grants', token, { query: { limit: 50, cursor } }),
      this.choices.load(token),
      this.people.all(token),
    ]);
    const granted = grants.items.flatMap(({ integration_id }) => integration_id ?? []);
    const unnamed = granted.filter((id) => !choices.some(({ integration_id }) => integration_id === id));
    const others = unnamed.length > 0 ? (await this.choices.load(token, { integration_ids: unnamed })).choices : [];
    const labels = new Map([...choices, ...others].map(({ integration_id, label }) => [integration_id, label]));
    const data = {
      grants: grants.items.map((grant) => ({
        ...grant,
        words: grantInWords(grant, people),
        granted_by: grantInWords({ ...grant, grantee_type: 'user', grantee: grant.created_by }, people).who,
        integration_label: labels.get(grant.integration_id ?? ''),
      })),
      choices,
      are_all,
      people: people.map((one) => ({ subject: one.subject, label: personInWords(one) })),
      persons: persons.map((one) => ({ subject: one.subject, label: personInWords(one) })),
      typed,
      refusal,
      errors: Object.fromEntries((refusal?.errors ?? []).map(({ field, message }) => [field, message])),
      idempotency_key: randomUUID(),
      ...pageLinks('/settings/grants', {}, cursor, grants.next_cursor),
    };
    await this.pages.send(reply, 'settings-grants', data, refusal ? 422 : 200);
  }
}
