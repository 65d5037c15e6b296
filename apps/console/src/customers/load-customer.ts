import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { LoadIntegrations } from '../integrations/load-integrations';
import type { CustomerDetails, CustomerHistory, ScoreAdjustmentRow } from '../model/customer-view';
import type { IntegrationRow } from '../model/integration-view';
import { inDollars } from '../model/money';
import type { SignalRow, TaskRow } from '../model/signal-view';
import { LoadNotices } from '../risk-signals/load-notices';
import { shownTask } from '../tasks/shown-task';
import { readable } from '../pages/words';
import { type Part, part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { disconnections } from './disconnections';
import { timeIn } from './time-in';

interface ServingRow {
  integration_id: string;
  purpose: string;
  integration?: IntegrationRow;
}

const SOLVED = '5';

/** One customer with everything the services know; what cannot be had is said, the rest shows. */
@Injectable()
export class LoadCustomer {
  constructor(
    private readonly api: ServiceApi,
    private readonly integrations: LoadIntegrations,
    private readonly notices: LoadNotices,
    private readonly clock: Clock,
  ) {}

  async load(id: string, token: string): Promise<object> {
    const signalsOf = (query: string) =>
      part(this.api.list<SignalRow>('status-monitor', `/risk-signals?customer_id=${id}&${query}`, token));
    const [customer, integrations, serving, history, open, solved, tasks, scores] = await Promise.all([
      this.api.get<CustomerDetails>('integrations', `/customers/${id}`, token),
      part(this.integrations.load(token, `customer_id=${id}&limit=100`)),
      part(this.api.list<ServingRow>('integrations', `/entities/customer/${id}/integrations?limit=50`, token)),
      part(this.api.get<CustomerHistory>('status-monitor', `/customer-health/${id}/history?days=90`, token)),
      signalsOf('status=open&order=urgency&limit=20'),
      signalsOf(`status=resolved&limit=${SOLVED}`),
      part(this.api.list<TaskRow>('notifier', `/tasks?customer_id=${id}&status=open&limit=50`, token)),
      part(this.api.list<ScoreAdjustmentRow>('notifier', `/health-score-adjustments?customer_id=${id}`, token)),
    ]);
    const now = this.clock.now();
    const shown = await this.notices.of([...(open.data?.items ?? []), ...(solved.data?.items ?? [])], token);
    return {
      customer,
      arr_text: inDollars(customer.arr),
      local_time: timeIn(customer.time_zone, now),
      integrations,
      serving: servingOthers(serving, id),
      history,
      chart: history.data && disconnections(history.data),
      signals: { ...open, data: shown.filter((one) => one.open) },
      solved: shown.filter((one) => !one.open),
      tasks: { ...tasks, data: tasks.data?.items.map((one) => shownTask(one, now)) },
      score: scoreOf(scores),
    };
  }
}

/** Integrations of the whole workspace, or of somebody else, that work for this customer too. */
function servingOthers({ data }: Part<{ items: ServingRow[] }>, id: string): object[] {
  const others = (data?.items ?? []).filter(({ integration }) => integration && integration.customer_id !== id);
  return others.map(({ integration_id, purpose, integration }) => ({
    ...{ integration_id, purpose: readable(purpose), name: integration!.name },
  }));
}

/** What signals have taken from the customer's health score and not given back. */
function scoreOf({ data }: Part<{ items: ScoreAdjustmentRow[] }>): object | undefined {
  if (!data || data.items.length === 0) return undefined;
  return { sum: data.items.reduce((sum, { adjustment }) => sum + adjustment, 0), items: data.items.slice(0, 6) };
}
