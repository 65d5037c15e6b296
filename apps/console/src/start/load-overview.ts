import { Clock, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { LoadFigures } from '../customers/load-figures';
import { shownCustomer } from '../customers/shown-customer';
import { countByState } from '../integrations/count-by-state';
import { LoadIntegrations } from '../integrations/load-integrations';
import type { CustomerHealthRow } from '../model/customer-view';
import type { SignalRow, TaskRow } from '../model/signal-view';
import { shownTask } from '../tasks/shown-task';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

const MOST_TROUBLED = 8;

/** What each role needs to know first; a person of several roles sees the parts of each. */
@Injectable()
export class LoadOverview {
  constructor(
    private readonly integrations: LoadIntegrations,
    private readonly figures: LoadFigures,
    private readonly api: ServiceApi,
    private readonly clock: Clock,
  ) {}

  async load({ roles }: Principal, token: string): Promise<object> {
    const is_csm = roles.includes('csm');
    const is_tenant = roles.includes('tenant_admin') || roles.includes('member');
    const [accounts, workspace, tasks] = await Promise.all([
      is_csm ? this.accounts(token) : {},
      is_tenant ? this.workspace(token) : {},
      is_csm || is_tenant ? this.tasks(token, is_csm) : {},
    ]);
    return { is_csm, is_tenant, is_staff: roles.includes('admin'), ...accounts, ...workspace, ...tasks };
  }

  /** A CSM's own customers. */
  private async accounts(token: string): Promise<object> {
    const path = '/customer-health?csm=me&at_risk=true&limit=6';
    const [figures, at_risk] = await Promise.all([
      this.figures.load(token, true),
      part(this.api.list<CustomerHealthRow>('status-monitor', path, token)),
    ]);
    return { figures, at_risk: { ...at_risk, data: at_risk.data?.items.map(shownCustomer) } };
  }

  private async workspace(token: string): Promise<object> {
    const [list, signals] = await Promise.all([
      part(this.integrations.load(token)),
      part(this.api.list<SignalRow>('status-monitor', '/risk-signals?status=open&order=urgency&limit=5', token)),
    ]);
    const integrations = list.data?.integrations ?? [];
    const troubled = integrations.filter(({ state }) => state === 'disconnected' || state === 'degraded');
    return {
      list,
      total: integrations.length,
      counts: countByState(integrations),
      troubled: troubled.slice(0, MOST_TROUBLED),
      troubled_total: troubled.length,
      signals,
    };
  }

  private async tasks(token: string, mine: boolean): Promise<object> {
    const path = `/tasks?status=open&limit=200${mine ? '&assignee=me' : ''}`;
    const tasks = await part(this.api.list<TaskRow>('notifier', path, token));
    const shown = tasks.data?.items.map((one) => shownTask(one, this.clock.now()));
    return {
      tasks: { ...tasks, data: shown?.slice(0, 5) },
      tasks_open: shown?.length,
      tasks_overdue: shown?.filter(({ overdue }) => overdue).length,
    };
  }
}
