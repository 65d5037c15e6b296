import { Clock, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { LoadFigures } from '../customers/load-figures';
import { shownCustomer } from '../customers/shown-customer';
import { type IntegrationList, LoadIntegrations } from '../integrations/list/load-integrations';
import { attentionText } from './attention-text';
import { countByState, failingStates, type State } from '../integrations/head/state-of';

import { LoadStaffWork } from '../staff/load-staff-work';
import { shownTask } from '../tasks/shown-task';
import type { HealthFigures } from '../upstream/answers';
import { part, partUnlessOlder } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

const MOST_FAILING = 8;
/** States that the overview counts also where there are none of them. */
const always: ReadonlySet<State> = new Set(['disconnected', 'degraded', 'healthy']);

/** The overview page: each role has its own parts, and a person with several roles sees the parts of each. */
@Injectable()
export class LoadOverview {
  constructor(
    private readonly integrations: LoadIntegrations,
    private readonly figures: LoadFigures,
    private readonly staffWork: LoadStaffWork,
    private readonly api: ServiceApi,
    private readonly clock: Clock,
  ) {}

  async load(visitor: Principal, token: string): Promise<object> {
    const { roles } = visitor;
    const is_csm = roles.includes('csm');
    const is_tenant = roles.includes('tenant_admin') || roles.includes('member');
    const is_staff = roles.includes('admin');
    const [accounts, workspace, tasks, work] = await Promise.all([
      is_csm ? this.accounts(token) : {},
      is_tenant ? this.workspace(token) : {},
      is_csm || is_tenant ? this.tasks(token, is_csm) : {},
      is_staff ? this.staffWork.load(visitor, token) : undefined,
    ]);
    return { is_csm, is_tenant, is_staff, work, ...accounts, ...workspace, ...tasks };
  }

  /** A CSM's own customers. */
  private async accounts(token: string): Promise<object> {
    const [figures, at_risk] = await Promise.all([
      this.figures.load(token, true),
      part(this.api.get('/v1/customer-health', token, { query: { csm: 'me', at_risk: 'true', limit: 6 } })),
    ]);
    return { figures, at_risk: { ...at_risk, data: at_risk.data?.items.map(shownCustomer) } };
  }

  private async workspace(token: string): Promise<object> {
    const [{ data: figures }, list, signals] = await Promise.all([
      partUnlessOlder(this.api.get('/v1/integration-health/figures', token), 'status-monitor'),
      part(this.failing(token)),
      part(this.api.get('/v1/risk-signals', token, { query: { status: 'open', order: 'urgency', limit: 5 } })),
    ]);
    return { list, failing: list.data?.integrations ?? [], ...(figures && counted(figures)), signals };
  }

  /** The most urgent ones; where the status-monitor does not answer, those that are known to be broken without it. */
  private async failing(token: string): Promise<IntegrationList> {
    const query = { states: [...failingStates], limit: MOST_FAILING };
    const { data, missing } = await partUnlessOlder(
      this.api.get('/v1/integration-health', token, { query }),
      'status-monitor',
    );
    if (!data) {
      const broken = await this.integrations.load(token, { status: 'error', limit: MOST_FAILING });
      return { ...broken, missing: missing ? [missing] : [] };
    }
    if (data.items.length === 0) return { integrations: [], missing: [] };
    const integration_ids = data.items.map(({ integration_id }) => integration_id);
    return this.integrations.load(token, { integration_ids, limit: MOST_FAILING });
  }

  private async tasks(token: string, mine: boolean): Promise<object> {
    const query = { status: 'open' as const, limit: 200, assignee: mine ? ('me' as const) : undefined };
    const tasks = await part(this.api.get('/v1/tasks', token, { query }));
    const shown = tasks.data?.items.map((one) => shownTask(one, this.clock.now()));
    return {
      tasks: { ...tasks, data: shown?.slice(0, 5) },
      tasks_open: shown?.length,
      tasks_overdue: shown?.filter(({ overdue }) => overdue).length,
    };
  }
}

const counted = (figures: HealthFigures): object => ({
  total: figures.integrations,
  counts: countByState(figures).filter(({ state, count }) => count > 0 || always.has(state)),
  attention_text: attentionText(figures),
  failing_total: failingStates.reduce((sum, state) => sum + figures[state], 0),
});
