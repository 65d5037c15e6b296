import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readForm } from '../../forms/read-form';
import { invalid, type Refusal, refusalOf } from '../../forms/refusal-of';
import { PageRenderer } from '../../pages/page-renderer';
import { IdInPath, tokenOf } from '../../pages/page-request';
import { pageLinks } from '../../pages/page-links';
import { textUpTo, withQuery } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import { part } from '../../upstream/part';
import type { Request } from '../../upstream/routes';
import { ServiceApi } from '../../upstream/service-api';
import { LoadConnectionNames } from '../load-connection-names';
import { rulesFields, rulesSchema } from './rules-form';
import { numbersOf, outcomeTabs, progressOf, shownSignal } from './shown-rules';

const HERE = '/staff/shadow-rules';
const RULES = '/v1/internal/shadow-rules';
type NewRules = Request<'post', typeof RULES>['body'];

/** Rules that are evaluated beside those in force, and tell nobody. */
@Roles(...staff)
@Controller('staff/shadow-rules')
export class ShadowRulesController {
  constructor(
    private readonly api: ServiceApi,
    private readonly names: LoadConnectionNames,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  list(@Query('cursor') cursor: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.sendList(request, reply, { cursor: textUpTo(1_000, cursor), values: {} });
  }

  @Post()
  async add(
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { values, errors } = readForm(rulesSchema, posted);
    const added = errors.length > 0 ? invalid(errors) : await this.store(request, values as NewRules);
    if (typeof added !== 'string') return this.sendList(request, reply, { values, refusal: added });
    request.session.set('notice', 'The rules are stored and will be evaluated.');
    await reply.redirect(`${HERE}/${added}`, 303);
  }

  @Get(':id')
  async show(
    @IdInPath('shadow rules') rules_id: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const outcome = outcomeTabs.find((one) => one.outcome === query.outcome)?.outcome as 'opened' | undefined;
    const cursor = textUpTo(1_000, query.cursor);
    const [rules, signals, nameOf] = await Promise.all([
      this.api.get(`${RULES}/{rules_id}`, token, { path: { rules_id } }),
      part(
        this.api.get(`${RULES}/{rules_id}/signals`, token, {
          path: { rules_id },
          query: { outcome, cursor, limit: 50 },
        }),
      ),
      this.names.load(token),
    ]);
    const address = `${HERE}/${rules_id}`;
    const tabs = [{ outcome: undefined, label: 'All' }, ...outcomeTabs];
    const next = signals.data?.next_cursor;
    await this.pages.send(reply, 'staff/shadow-rule', {
      rules,
      numbers: numbersOf(rules),
      progress: progressOf(rules),
      missing: signals.missing,
      signals: signals.data?.items.map((one) => ({ ...shownSignal(one), connection: nameOf(one.connection_code) })),
      tabs: tabs.map(({ outcome: one, label }) => ({
        label,
        count: one && rules.signals[one as 'opened'],
        current: one === outcome,
        url: withQuery(address, { outcome: one }),
      })),
      ...pageLinks(address, { outcome }, cursor, next),
    });
  }

  @Post(':id/remove')
  async remove(
    @IdInPath('shadow rules') rules_id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.api.delete(`${RULES}/{rules_id}`, tokenOf(request), { path: { rules_id } });
    request.session.set('notice', 'The rules were removed.');
    await reply.redirect(HERE, 303);
  }

  private store(request: FastifyRequest, body: NewRules): Promise<string | Refusal> {
    return this.api.post(RULES, tokenOf(request), { body }).then(({ rules_id }) => rules_id, refusalOf);
  }

  private async sendList(
    request: FastifyRequest,
    reply: FastifyReply,
    { cursor, values, refusal }: { cursor?: string; values: Record<string, unknown>; refusal?: Refusal },
  ): Promise<void> {
    const found = await part(this.api.get(RULES, tokenOf(request), { query: { cursor, limit: 20 } }));
    const next = found.data?.next_cursor;
    const page = {
      missing: found.missing,
      rules: found.data?.items.map((one) => ({
        ...one,
        numbers: numbersOf(one),
        progress: progressOf(one),
        url: `${HERE}/${one.rules_id}`,
      })),
      ...pageLinks(HERE, {}, cursor, next),
      ...rulesFields(values, refusal),
    };
    await this.pages.send(reply, 'staff/shadow-rules', page, refusal ? 422 : 200);
  }
}
