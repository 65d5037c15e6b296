import type { LinkStep, SignalSnapshot } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import { NUDGE } from '../deliveries/occasions';
import { nextWorkingTime } from '../settings/working-time';
import { settingsOf } from '../settings/settings-of';

/** After so long without a step somebody has stopped. */
const STOPPED_AFTER_MS = 2 * 3_600_000;

/** After these steps something is left to do. */
const unfinished: readonly LinkStep[] = ['opened', 'consent_started', 'cancelled', 'wrong_account', 'failed'];

export interface StepOfPerson {
  tenant_id: string;
  signal_id: string;
  recipient?: string;
  step: LinkStep;
  taken_at: Date;
}

/**
 * Plans one email to a person who began to reconnect and stopped, in working hours. Each further step puts it off. Whether
 * it is still needed is decided when it is due.
 */
@Injectable()
export class PlanNudge {
  constructor(private readonly deliveries: Deliveries) {}

  async plan(tx: Tx, { customer }: SignalSnapshot, taken: StepOfPerson): Promise<void> {
    const { tenant_id, signal_id, recipient, step, taken_at } = taken;
    if (!recipient || !unfinished.includes(step)) return;
    const { working_hours } = await settingsOf(tx, tenant_id);
    const stopped = new Date(taken_at.getTime() + STOPPED_AFTER_MS);
    const not_before = nextWorkingTime(stopped, customer?.time_zone ?? 'utc', working_hours);
    const nudge = { tenant_id, signal_id, recipient, occasion: NUDGE, audience: 'contact' } as const;
    if (await this.deliveries.putOff(tx, nudge, not_before, 'has_a_newer_link')) return;
    await this.deliveries.plan(tx, { ...nudge, not_before, waits_for: 'waits_for_reconnection' });
  }
}
