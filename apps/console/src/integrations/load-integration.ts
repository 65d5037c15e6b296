import { Clock, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { HealthHistory } from '../model/health-history';
import type { EventRow, ExecutionRow } from '../model/integration-view';
import type { DeliveryRow, SignalRow } from '../model/signal-view';
import { withQuery } from '../pages/query-string';
import { part } from '../upstream/part';
import { type Listed, ServiceApi } from '../upstream/service-api';
import { shownExecution } from './executions/shown-execution';
import { callCharts } from './history/call-charts';
import { healthStrip } from './history/health-strip';
import { type Range, startOf } from './history/range';
import { LoadHead } from './load-head';
import { LoadLinks } from './load-links';

/** What the page is asked to show: how far back, and which page of the events. */
export interface Wanted {
  range: Range;
  events?: string;
}

const EVENTS = '12';
const EXECUTIONS = '6';

/** One integration with everything the services know about it; what cannot be had is said, the rest shows. */
@Injectable()
export class LoadIntegration {
  constructor(
    private readonly api: ServiceApi,
    private readonly head: LoadHead,
    private readonly links: LoadLinks,
    private readonly clock: Clock,
  ) {}

  async load(id: string, token: string, principal: Principal, { range, events: cursor }: Wanted): Promise<object> {
    const of = (path: string, more: Record<string, string | undefined> = {}) =>
      withQuery(path, { integration_id: id, ...more });
    const from = startOf(range, this.clock.now()).toISOString();
    const [head, events, signals, executions, history, links] = await Promise.all([
      this.head.load(id, token, principal),
      part(this.api.list<EventRow>('status-monitor', of('/integration-events', { limit: EVENTS, cursor }), token)),
      part(this.api.list<SignalRow>('status-monitor', of('/risk-signals', { status: 'open' }), token)),
      part(this.api.list<ExecutionRow>('gateway-executor', of('/executions', { limit: EXECUTIONS }), token)),
      part(this.api.get<HealthHistory>('status-monitor', of('/integration-health/history', { from }), token)),
      this.links.of(token, id),
    ]);
    const signal = signals.data?.items[0];
    return {
      ...head,
      links,
      events,
      executions: { ...executions, data: executions.data?.items.map((one) => shownExecution(one, this.clock.now())) },
      history: { missing: history.missing, known: history.data !== undefined },
      strip: history.data && healthStrip(history.data),
      charts: history.data && callCharts(history.data),
      signals: { ...signals, data: signal },
      deliveries: signal ? await part(this.deliveriesOf(signal, token)) : {},
    };
  }

  private deliveriesOf({ signal_id }: SignalRow, token: string): Promise<Listed<DeliveryRow>> {
    return this.api.list('notifier', `/deliveries?signal_id=${signal_id}`, token);
  }
}
