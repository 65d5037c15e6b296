import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { LoadStoppedContact } from '../contacts/load-stopped-contact';
import { LoadIntegrations } from '../integrations/list/load-integrations';
import { inDollars } from '../pages/money';
import { timeIn } from '../pages/times';
import { readable } from '../pages/words';
import { LoadNotices } from '../risk-signals/load-notices';
import { shownTask } from '../tasks/shown-task';
import type { EntityLink } from '../upstream/answers';
import { part, unlessOlder } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { disconnections } from './disconnections';
import { namedIds } from './external-ids';
import { shownHealthScore } from './shown-health-score';
import { waitingFor } from './waiting-for';

/** One customer with all that the services know. Where a service is down, the page says so and shows the rest. */
@Injectable()
export class LoadCustomer {
  constructor(
    private readonly api: ServiceApi,
    private readonly integrations: LoadIntegrations,
    private readonly notices: LoadNotices,
    private readonly stopped: LoadStoppedContact,
    private readonly clock: Clock,
  ) {}

  async load(customer_id: string, token: string): Promise<object> {
    const signals = (query: { status: 'open' | 'resolved'; order?: 'urgency'; limit: number }) =>
      part(this.api.get('/v1/risk-signals', token, { query: { customer_id, ...query } }));
    const [customer, integrations, links, answered, open, resolved, tasks, score, changes, connections, technical] =
      await Promise.all([
        this.api.get('/v1/customers/{customer_id}', token, { path: { customer_id } }),
        part(this.integrations.load(token, { customer_id, limit: 100 })),
        part(
          this.api.get('/v1/entities/{entity_type}/{entity_id}/integrations', token, {
            path: { entity_type: 'customer', entity_id: customer_id },
            query: { limit: 50 },
          }),
        ),
        part(
          this.api.get('/v1/customer-health/{customer_id}/history', token, {
            path: { customer_id },
            query: { days: 90 },
          }),
        ),
        signals({ status: 'open', order: 'urgency', limit: 20 }),
        signals({ status: 'resolved', limit: 5 }),
        part(this.api.get('/v1/tasks', token, { query: { customer_id, status: 'open', limit: 50 } })),
        part(this.api.get('/v1/health-scores/{customer_id}', token, { path: { customer_id } })),
        part(this.api.get('/v1/health-score-changes', token, { query: { customer_id, limit: 6 } })),
        part(this.api.get('/v1/internal/connections', token, { query: { limit: 200 } })),
        part(this.api.get('/v1/customer-health/{customer_id}/technical-score', token, { path: { customer_id } })),
      ]);
    const history = unlessOlder(answered, 'status-monitor', ({ lanes }) => lanes.some(({ periods }) => !periods));
    const now = this.clock.now();
    const shown = await this.notices.of([...(open.data?.items ?? []), ...(resolved.data?.items ?? [])], token);
    const waiting = await waitingFor(this.api, token, integrations.data?.integrations ?? []);
    return {
      customer,
      waiting,
      external_ids: namedIds(customer.external_ids, connections.data?.items ?? []),
      arr_text: inDollars(customer.arr),
      local_time: timeIn(customer.time_zone, now),
      integrations,
      serving: othersServing(links.data?.items ?? [], customer_id),
      history,
      chart: history.data && disconnections(history.data),
      signals: { ...open, data: shown.filter((one) => one.open) },
      resolved: shown.filter((one) => !one.open),
      stopped_contact: await this.stopped.of(token, customer.technical_contact?.email),
      tasks: { ...tasks, data: tasks.data?.items.map((one) => shownTask(one, now)) },
      score: score.data && changes.data && shownHealthScore(score.data, changes.data.items),
      technical_score: technical.data?.integrations && technical.data,
    };
  }
}

/** Integrations of the whole workspace, or of another owner, that are linked to this customer. */
function othersServing(links: EntityLink[], customer_id: string): object[] {
  return links.flatMap(({ integration_id, purpose, integration }) =>
    integration && integration.customer_id !== customer_id
      ? [{ integration_id, purpose: readable(purpose), name: integration.name }]
      : [],
  );
}
