import { Clock, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { LoadSignal } from '../risk-signals/load-signal';
import { signalReaders } from '../sign-in/readers';
import type { Triage } from '../upstream/answers';
import { causeInWords } from '../pages/words';
import { part, partUnlessOlder } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { LoadLogos, type Logos, marksOf } from './load-logos';
import { shownSaved } from './saved-view';
import { ownerInWords, shownGroup, shownRisk, shownRow, UNKNOWN_CAUSE } from './shown-triage';
import {
  type GroupCause,
  NO_CAUSE,
  triageFilter,
  type TriageFilter,
  triageUrl,
  type View,
  viewLabels,
} from './triage-filter';

/** The page with all signals of one group. */
const GROUP_PAGE = '/risk-signals/triage';
/** As many as a person can select at once. */
const PAGE = 50;

const mayAct = ({ roles }: Principal): boolean => roles.some((role) => signalReaders.includes(role));
const usualView = ({ roles }: Principal): View => (roles.includes('csm') ? 'mine' : 'all');

/** The open signals by cause, with who has to act, and the one that is looked at in the panel. */
@Injectable()
export class LoadTriage {
  constructor(
    private readonly api: ServiceApi,
    private readonly signals: LoadSignal,
    private readonly logos: LoadLogos,
    private readonly clock: Clock,
  ) {}

  /** @param path the page that shows it. */
  async load(path: string, query: Record<string, unknown>, visitor: Principal, token: string) {
    const { cursor: _cursor, connection: _connection, ...filter } = triageFilter(query, usualView(visitor));
    const { view, q } = filter;
    const [found, panel, logos] = await Promise.all([
      part(this.api.get('/v1/triage', token, { query: { view, q } })),
      this.panel(filter, visitor, token),
      this.logos.all(token),
    ]);
    const now = this.clock.now();
    const saved = found.data && shownSaved(found.data, path, filter);
    return {
      ...this.common(path, filter, visitor, logos),
      ...saved,
      marks: marksOf(logos, found.data?.items ?? []),
      missing: found.missing,
      panel,
      tabs:
        found.data &&
        tabsOf(path, filter, found.data, { saved: saved?.saved_here !== undefined, may_act: mayAct(visitor) }),
      risk: found.data && riskOf(found.data),
      groups: found.data?.items.map((one) => ({
        ...shownGroup(one, now),
        all_url: triageUrl(GROUP_PAGE, {
          view,
          q,
          connection: one.connection_code,
          cause: one.cause ?? NO_CAUSE,
          owner: one.owner,
        }),
      })),
      more_groups: Math.max(0, (found.data?.groups ?? 0) - (found.data?.items.length ?? 0)),
      flat_url: triageUrl(GROUP_PAGE, { view, q }),
    };
  }

  /** Every signal of a view or of one group, page by page. */
  async list(query: Record<string, unknown>, visitor: Principal, token: string): Promise<object> {
    const filter = triageFilter(query, usualView(visitor));
    const { view, q, connection, cause, owner, cursor } = filter;
    const asked = { view, q, connection_code: connection, cause, owner, cursor, limit: PAGE };
    const [found, panel, logos] = await Promise.all([
      partUnlessOlder(this.api.get('/v1/triage/signals', token, { query: asked }), 'notifier'),
      this.panel(filter, visitor, token),
      this.logos.all(token),
    ]);
    const now = this.clock.now();
    const rows = found.data?.items.map((one) => shownRow(one, now));
    const first = rows?.[0];
    const at = (more: Partial<TriageFilter>) => triageUrl(GROUP_PAGE, filter, { signal: undefined, ...more });
    return {
      ...this.common(GROUP_PAGE, filter, visitor, logos),
      marks: marksOf(logos, found.data?.items ?? []),
      missing: found.missing,
      panel,
      rows,
      title: cause && first ? `${first.connection_name}: ${titleOf(cause)}` : `Open signals: ${viewLabels[view]}`,
      back_url: triageUrl('/', { view, q }),
      first_url: cursor && at({ cursor: undefined }),
      next_url: found.data?.next_cursor && at({ cursor: found.data.next_cursor }),
    };
  }

  private common(path: string, filter: TriageFilter, visitor: Principal, logos: Logos) {
    const may_act = mayAct(visitor);
    return {
      may_act,
      logos,
      filter,
      view_label: viewLabels[filter.view],
      here: triageUrl(path, filter, { signal: undefined }),
      /** Where the panel leads back to, once something was done in it. */
      in_panel: triageUrl(path, filter),
      /** In front of the id of the signal that a row opens. */
      open_url: `${triageUrl(path, { ...filter, signal: undefined, view: filter.view })}&signal=`,
    };
  }

  /** Whoever may not act on signals looks at the integration instead. */
  private async panel({ signal }: TriageFilter, visitor: Principal, token: string): Promise<object | undefined> {
    if (!signal || !mayAct(visitor)) return undefined;
    const { data } = await part(this.signals.load(signal, token));
    return data ?? { gone: true };
  }
}

export type ShownTriage = Awaited<ReturnType<LoadTriage['load']>>;

/** What each call of a group fails with may differ. */
const titleOf = (cause: GroupCause): string => (cause === NO_CAUSE ? UNKNOWN_CAUSE : causeInWords(cause));

/** @param saved whether what is looked at is a saved view. @param may_act only then can a signal be the visitor's. */
const tabsOf = (
  path: string,
  { view, q }: TriageFilter,
  { views }: Triage,
  { saved, may_act }: { saved: boolean; may_act: boolean },
) =>
  (Object.keys(viewLabels) as View[])
    .filter((one) => one !== 'mine' || may_act || view === 'mine')
    .map((one) => ({
      label: viewLabels[one],
      count: views[one],
      current: one === view && !saved,
      url: triageUrl(path, { view: one, q }),
    }));

const riskOf = ({ at_risk, by_provider, by_owner }: Triage) => ({
  all: shownRisk('ARR at risk', at_risk),
  customers: at_risk.customers,
  signals: at_risk.signals,
  by_provider: by_provider.map((one) => shownRisk(one.connection_name, one)),
  by_owner: by_owner.map((one) => shownRisk(ownerInWords(one.owner, 'Provider'), one)),
});
