import type { Severity, SignalSnapshot } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { FollowUp } from '../deliveries/follow-up';
import { APPROVAL } from '../deliveries/occasions';
import { Deliveries, type LastTold, type ToldSoFar } from '../deliveries/deliveries';
import { settingsOf } from '../settings/settings-of';
import { nextWorkingTime } from '../settings/working-time';
import { approvalKey } from '../tasks/approval-key';
import { CreateTask } from '../tasks/create-task';
import { aboutOf, needsTelling } from '../signals/about';
import type { Step, StepResult, Told } from './action';

export type Telling = Told & {
  tenant_id: string;
  snapshot: SignalSnapshot;
  version: number;
  step_id: string;
  about: string;
  /** The same before the signal changed. */
  about_before?: string;
  suppressed?: string;
  /** It is known that nothing of the signal was decided for anybody. */
  nobody_told?: boolean;
};

/** An older release did not store what it told at the opening: what the signal was about until this change. */
const toldOf = ({ about, occasion }: LastTold, before?: string): string | null =>
  about ?? (occasion === 'opened' ? (before ?? null) : null);

/** Whom a message is for, and what decides when it is sent. */
type ForPerson = Pick<Telling, 'tenant_id' | 'audience' | 'snapshot' | 'urgency'>;

const NOTHING_SO_FAR: ToldSoFar = { count: 0 };

const APPROVE_WITHIN_MS = 4 * 3_600_000;

const urgent: readonly Severity[] = ['high', 'critical'];
export const isUrgent = (severity: Severity): boolean => urgent.includes(severity);

/** Tells a person of a signal: first as an announcement, and later what is new for them, once. */
@Injectable()
export class TellOnce {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly followUp: FollowUp,
    private readonly tasks: CreateTask,
    private readonly clock: Clock,
  ) {}

  async tell(tx: Tx, { snapshot, version, urgency, about_before, nobody_told, ...told }: Telling): Promise<StepResult> {
    const { signal_id } = snapshot;
    const { last, count } = nobody_told ? NOTHING_SO_FAR : await this.deliveries.toldSoFar(tx, signal_id, told);
    if (last && !needsTelling(toldOf(last, about_before), told.about))
      return { state: 'skipped', reason: 'told_already' };
    const not_before = await this.workingTime(tx, { ...told, snapshot, urgency });
    if (last && !told.suppressed && (await this.deliveries.renew(tx, last.id, { ...told, not_before })))
      return { state: 'pending' };
    const delivery = {
      ...told,
      signal_id,
      channel: last?.channel ?? told.channel,
      follows: last && last.state !== 'suppressed' ? (last.follows ?? last.id) : null,
      not_before,
    };
    // Each may have been decided before, and suppressed or failed.
    for (const occasion of [...(last ? [] : ['opened']), `changed.${version}`, `again.${count}`]) {
      const planned = await this.deliveries.planAtOnce(tx, { ...delivery, occasion });
      if (told.suppressed) return { state: 'skipped', reason: told.suppressed };
      if (!planned) continue;
      const { id, ...result } = planned;
      if (told.needs_approval) await this.askForApproval(tx, id, { ...told, snapshot });
      return result;
    }
    return { state: 'skipped', reason: 'told_already' };
  }

  /** Tells the CSM that a step waits for their decision: below what they were told of the signal, or with the whole alert. */
  async askToDecide(tx: Tx, { id, tenant_id, snapshot }: Pick<Step, 'id' | 'tenant_id' | 'snapshot'>): Promise<void> {
    const { signal_id, customer } = snapshot;
    await this.deliveries.showNew(tx, signal_id);
    if (!customer?.csm) return;
    await this.followUp.tellOne(tx, {
      tenant_id,
      signal_id,
      occasion: `${APPROVAL}${id}`,
      recipient: customer.csm.email,
      audience: 'csm',
      about: aboutOf(snapshot),
      not_before: await this.workingTime(tx, { tenant_id, audience: 'csm', snapshot }),
    });
  }

  /** The task ends with the decision, or with the signal. */
  private async askForApproval(
    tx: Tx,
    id: string,
    { tenant_id, recipient, snapshot }: Pick<Telling, 'tenant_id' | 'recipient' | 'snapshot'>,
  ): Promise<void> {
    const { signal_id, customer, severity, status_change } = snapshot;
    await this.tasks.create(tx, {
      tenant_id,
      signal_id,
      customer_id: customer?.customer_id,
      key: approvalKey(id),
      title: `Approve or reject the message to ${recipient} about ${status_change.integration_name}`,
      priority: severity,
      assignee: customer?.csm?.email,
      due_at: new Date(this.clock.now().getTime() + APPROVE_WITHIN_MS),
    });
    await this.deliveries.showNew(tx, signal_id);
  }

  /** @returns when the person works again, for what can wait until then. */
  private async workingTime(
    tx: Tx,
    { tenant_id, audience, snapshot, urgency = snapshot.severity }: ForPerson,
  ): Promise<Date | undefined> {
    if (isUrgent(urgency)) return undefined;
    const now = this.clock.now();
    const { working_hours, time_zone } = await settingsOf(tx, tenant_id);
    const at = nextWorkingTime(now, zoneOf(audience, snapshot) ?? time_zone, working_hours);
    return at > now ? at : undefined;
  }
}

/** The time zone of a person; nothing where it is the tenant's. */
function zoneOf(audience: ForPerson['audience'], { customer }: SignalSnapshot): string | undefined {
  if (audience === 'contact') return customer?.time_zone;
  return audience === 'tenant' ? undefined : (customer?.csm?.time_zone ?? customer?.time_zone);
}
