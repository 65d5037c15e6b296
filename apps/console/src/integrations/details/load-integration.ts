import { Clock, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { type ShownDelivery, shownDelivery } from '../../risk-signals/shown-delivery';
import { LoadSilence } from '../../silences/load-silence';
import { type Part, part, unlessOlder } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { shownExecution } from '../executions/shown-execution';
import { callCharts } from '../history/call-charts';
import { healthStrip } from '../history/health-strip';
import { shownMetrics } from '../history/shown-metrics';
import { shownParts } from '../../technical-score/shown-parts';
import { LoadHead } from '../head/load-head';
import { LoadLinks } from '../links/load-links';
import { shownEndpoint } from '../webhooks/shown-endpoint';

/** How far back the page shows an integration's history. */
export const ranges = [
  { name: '24h', label: '24 hours', hours: 24 },
  { name: '7d', label: '7 days', hours: 7 * 24 },
  { name: '30d', label: '30 days', hours: 30 * 24 },
] as const;
export type Range = (typeof ranges)[number];

export const rangeOf = (wanted: unknown): Range => ranges.find(({ name }) => name === wanted) ?? ranges[0];

export interface Wanted {
  range: Range;
  /** The cursor of the page of events. */
  events?: string;
}

/** One integration with all that the services know. Where a service is down, the page says so and shows the rest. */
@Injectable()
export class LoadIntegration {
  constructor(
    private readonly api: ServiceApi,
    private readonly head: LoadHead,
    private readonly links: LoadLinks,
    private readonly silences: LoadSilence,
    private readonly clock: Clock,
  ) {}

  async load(
    integration_id: string,
    token: string,
    principal: Principal,
    { range, events: cursor }: Wanted,
  ): Promise<object> {
    const now = this.clock.now();
    const from = new Date(now.getTime() - range.hours * 3_600_000).toISOString();
    const events = { integration_id, limit: 12, cursor };
    const open = { integration_id, status: 'open' as const };
    const [head, found, signals, executions, answered, links, endpoints, technical, measured, parked] =
      await Promise.all([
        this.head.load(integration_id, token, principal),
        part(this.api.get('/v1/integration-events', token, { query: events })),
        part(this.api.get('/v1/risk-signals', token, { query: open })),
        part(this.api.get('/v1/executions', token, { query: { integration_id, limit: 6 } })),
        part(this.api.get('/v1/integration-health/history', token, { query: { integration_id, from } })),
        this.links.of(token, integration_id),
        part(this.api.get('/v1/webhook-endpoints', token, { query: { integration_id } })),
        part(
          this.api.get('/v1/integration-health/{integration_id}/technical-score', token, { path: { integration_id } }),
        ),
        part(this.api.get('/v1/integration-health/metrics', token, { query: { integration_id, from } })),
        part(this.api.get('/v1/parked-lines/{integration_id}', token, { path: { integration_id } })),
      ]);
    const metrics = unlessOlder(measured, 'status-monitor', ({ parts }) => !parts);
    const history = unlessOlder(answered, 'status-monitor', ({ periods }) => !periods);
    const score = unlessOlder(technical, 'status-monitor', ({ parts }) => !parts);
    const signal = signals.data?.items[0];
    const [silence, deliveries] = await Promise.all([
      this.silences.of(head.integration, token),
      signal ? this.deliveriesOf(signal.signal_id, token) : {},
    ]);
    return {
      ...head,
      silence,
      links,
      parked: parked.data?.parked,
      endpoints: { ...endpoints, data: endpoints.data?.items.map(shownEndpoint) },
      technical_score: score.data && { ...score.data, parts: shownParts(score.data.parts) },
      events: found,
      executions: { ...executions, data: executions.data?.items.map((one) => shownExecution(one, now)) },
      history: { missing: history.missing, known: history.data !== undefined },
      strip: history.data && healthStrip(history.data),
      metrics: metrics.data && shownMetrics(metrics.data),
      charts: history.data && callCharts(history.data),
      signals: { ...signals, data: signal },
      deliveries,
    };
  }

  private async deliveriesOf(signal_id: string, token: string): Promise<Part<ShownDelivery[]>> {
    const [found, responses] = await Promise.all([
      part(this.api.get('/v1/deliveries', token, { query: { signal_id } })),
      part(this.api.get('/v1/risk-signals/{signal_id}/responses', token, { path: { signal_id } })),
    ]);
    return { ...found, data: found.data?.items.map((one) => shownDelivery(one, responses.data?.items)) };
  }
}
