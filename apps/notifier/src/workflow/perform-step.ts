import type { SignalSnapshot, TaskCreated } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { type NewDelivery, PlanDelivery } from '../deliveries/plan-delivery';
import { AdjustHealthScore } from '../health-score/adjust-health-score';
import { mailboxOf } from '../settings/mailbox-of';
import { CreateTask } from '../tasks/create-task';
import type { ActionName } from './action-shapes';
import type { Value } from './expression';
import type { Route } from './routes';
import type { StepState } from './step.entity';

export interface StepToPerform {
  tenant_id: string;
  snapshot: SignalSnapshot;
  /** The step's own row; `key` is its name in the document. */
  row_id: string;
  key: string;
  config: Record<string, Value>;
  route: Route;
  /** Why it is not carried out; a delivery still leaves its row. */
  suppressed?: string;
}

export interface StepResult {
  state: StepState;
  reason?: string;
  output?: Record<string, unknown>;
}

const HOUR_MS = 3_600_000;
const done: StepResult = { state: 'done' };

/** Internal effects happen here, in the run's transaction; what goes outside becomes a delivery. */
@Injectable()
export class PerformStep {
  constructor(
    private readonly deliveries: PlanDelivery,
    private readonly tasks: CreateTask,
    private readonly score: AdjustHealthScore,
    private readonly clock: Clock,
  ) {}

  async perform(tx: Tx, action: ActionName, step: StepToPerform): Promise<StepResult> {
    if (action === 'slack_dm') return this.tell(tx, step, await ourSide(tx, step));
    if (action === 'send_email') return this.email(tx, step);
    if (step.suppressed) return { state: 'skipped', reason: step.suppressed };
    if (action === 'create_task') return this.createTask(tx, step);
    if (action === 'update_health_score') return this.updateHealthScore(tx, step);
    return assess(step);
  }

  private email(tx: Tx, step: StepToPerform): Promise<StepResult> {
    const recipient = String(step.config.to);
    return this.tell(tx, step, { channel: 'email', audience: 'contact', recipient });
  }

  private async tell(
    tx: Tx,
    { tenant_id, snapshot, row_id, suppressed }: StepToPerform,
    to: Pick<NewDelivery, 'channel' | 'audience' | 'recipient'>,
  ): Promise<StepResult> {
    const { signal_id } = snapshot;
    const delivery = { tenant_id, signal_id, occasion: 'opened', step_id: row_id, suppressed, ...to };
    if (!(await this.deliveries.plan(tx, delivery))) return { state: 'skipped', reason: 'told_already' };
    return suppressed ? { state: 'skipped', reason: suppressed } : { state: 'pending' };
  }

  private async createTask(tx: Tx, { tenant_id, snapshot, key, config, route }: StepToPerform): Promise<StepResult> {
    const { customer, signal_id } = snapshot;
    await this.tasks.create(tx, {
      tenant_id,
      signal_id,
      customer_id: customer?.customer_id,
      key: `step.${key}`,
      title: String(config.title),
      priority: config.priority as TaskCreated['priority'],
      assignee: route.task_for === 'staff' ? undefined : customer?.csm?.email,
      due_at: new Date(this.clock.now().getTime() + Number(config.due_date_offset_hours) * HOUR_MS),
    });
    return done;
  }

  private async updateHealthScore(tx: Tx, { tenant_id, snapshot, key, config }: StepToPerform): Promise<StepResult> {
    const { customer, signal_id } = snapshot;
    if (!customer) return { state: 'skipped', reason: 'no_customer' };
    await this.score.adjust(tx, {
      tenant_id,
      customer_id: customer.customer_id,
      signal_id,
      key: `step.${key}`,
      adjustment: Math.round(Number(config.adjustment)),
      reason: String(config.reason),
    });
    return done;
  }
}

function assess({ snapshot }: StepToPerform): StepResult {
  const { severity, customer, impact, status_change } = snapshot;
  const { is_critical, party_at_fault } = status_change;
  return { state: 'done', output: { is_critical, severity, party_at_fault, arr: customer?.arr ?? null, impact } };
}

/** The account's CSM; where there is none, the mailbox that speaks for the tenant. */
async function ourSide(
  tx: Tx,
  { tenant_id, snapshot }: StepToPerform,
): Promise<Pick<NewDelivery, 'channel' | 'audience' | 'recipient'>> {
  const csm = snapshot.customer?.csm;
  if (csm) return { channel: 'slack', audience: 'csm', recipient: csm.email };
  return { channel: 'email', audience: 'tenant', recipient: await mailboxOf(tx, tenant_id) };
}
