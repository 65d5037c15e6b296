import { Clock, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { LoadFigures } from '../customers/load-figures';
import { type IntegrationList, LoadIntegrations } from '../integrations/list/load-integrations';
import { attentionText } from './attention-text';
import { LoadFirstSteps } from './load-first-steps';
import { countByState, failingStates, type State } from '../integrations/head/state-of';

import { LoadStaffWork } from '../staff/load-staff-work';
import { shownTask } from '../tasks/shown-task';
import { LoadTriage, type ShownTriage } from '../triage/load-triage';
import type { HealthFigures } from '../upstream/answers';
import { part, partUnlessOlder } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

const MOST_FAILING = 8;
/** Failing integrations that open no signal, so that triage has none of them. */
const withoutSignals = ['never_worked'] as const;
/** States that the overview counts also where there are none of them. */
const always: ReadonlySet<State> = new Set(['disconnected', 'degraded', 'healthy']);

/** The overview page: each role has its own parts, and a person with several roles sees the parts of each. */
@Injectable()
export class LoadOverview {
  constructor(
    private readonly integrations: LoadIntegrations,
    private readonly figures: LoadFigures,
    private readonly staffWork: LoadStaffWork,
    private readonly triage: LoadTriage,
    private readonly firstSteps: LoadFirstSteps,
    private readonly api: ServiceApi,
    private readonly clock: Clock,
  ) {}

  async load(visitor: Principal, token: string, query: Record<string, unknown>): Promise<object> {
    const { roles } = visitor;
    const is_csm = roles.includes('csm');
    const is_tenant = roles.includes('tenant_admin') || roles.includes('member');
    const is_staff = roles.includes('admin');
    const triaged = is_csm || is_tenant ? this.triage.load('/', query, visitor, token) : undefined;
    const [figures, workspace, tasks, work, triage, first_steps] = await Promise.all([
      is_csm ? this.figures.load(token, true) : undefined,
      is_tenant ? this.workspace(token, triaged) : {},
      is_csm || is_tenant ? this.tasks(token, is_csm) : {},
      is_staff ? this.staffWork.load(visitor, token) : undefined,
      triaged,
      this.firstSteps.load(visitor, token),
    ]);
    return { is_csm, is_tenant, is_staff, work, figures, triage, first_steps, ...workspace, ...tasks };
  }

  private async workspace(token: string, triaged?: Promise<ShownTriage>): Promise<object> {
    const [{ data: figures }, list] = await Promise.all([
      partUnlessOlder(this.api.get('/v1/integration-health/figures', token), 'status-monitor'),
      triaged?.then(({ groups }) => part(this.failing(token, groups ? withoutSignals : failingStates))),
    ]);
    return { list, failing: list?.data?.integrations ?? [], ...(figures && counted(figures)) };
  }

  /** The most urgent ones; where the status-monitor does not answer, those that are known to be broken without it. */
  private async failing(token: string, states: readonly (typeof failingStates)[number][]): Promise<IntegrationList> {
    const query = { states: [...states], limit: MOST_FAILING };
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
