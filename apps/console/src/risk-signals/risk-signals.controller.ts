import { Roles } from '@linesman/service-kit';
import { severities } from '@linesman/contracts';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { pageLinks } from '../pages/page-links';
import { withQuery } from '../pages/query-string';
import { signalReaders } from '../sign-in/readers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { LoadNotices } from './load-notices';
import { LoadSignal } from './load-signal';
import { signalsFilter, signalTabs } from './signals-filter';

const PAGE = 20;

@Roles(...signalReaders)
@Controller('risk-signals')
export class RiskSignalsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly notices: LoadNotices,
    private readonly signals: LoadSignal,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const hasOwn = request.principal!.roles.includes('csm');
    const { shown, asked } = signalsFilter(query, hasOwn);
    const found = await part(this.api.get('/v1/risk-signals', token, { query: { ...asked, limit: PAGE } }));
    const { cursor, ...kept } = shown;
    const at = (more: object) => withQuery('/risk-signals', { ...kept, ...more });
    await this.pages.send(reply, 'risk-signals', {
      missing: found.missing,
      signals: await this.notices.of(found.data?.items ?? [], token),
      filter: shown,
      status: shown.status ?? 'open',
      filtered: Boolean(shown.severity ?? shown.q),
      has_own: hasOwn,
      severities: severities.toReversed(),
      tabs: signalTabs.map((tab) => ({
        ...tab,
        current: tab.status === (shown.status ?? 'open'),
        url: at({ status: tab.status === 'open' ? undefined : tab.status }),
      })),
      mine_url: at({ of: undefined }),
      all_url: at({ of: 'all' }),
      clear_url: withQuery('/risk-signals', { status: shown.status, of: shown.of }),
      here: at({ cursor }),
      ...pageLinks('/risk-signals', kept, cursor, found.data?.next_cursor),
    });
  }

  @Get(':id')
  async show(
    @IdInPath('risk signal') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.send(reply, 'risk-signal', await this.signals.load(id, tokenOf(request)));
  }
}
