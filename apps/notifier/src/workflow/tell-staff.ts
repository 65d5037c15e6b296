import type { SignalSnapshot } from '@linesman/contracts';
import { afterCommit, one, type Tx } from '@linesman/persistence';
import { Clock, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Deliveries } from '../deliveries/deliveries';
import { inPlatformTenant } from '../in-platform-tenant.system';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import { StaffTasks } from '../tasks/staff-tasks';
import type { Told } from './action';

const HOUR_MS = 3_600_000;

/** A run, or a step of one, that cannot go on. */
export interface Stalled {
  tenant_id: string;
  snapshot: SignalSnapshot;
  /** e.g. `workflow integration_disconnection_response 1.0, step notify_csm` */
  what: string;
  key: string;
  reason: string;
}

/** Tells our own staff what only they can solve. */
@Injectable()
export class TellStaff {
  /** When it was last logged that no address is configured. */
  private logged_at?: number;

  constructor(
    private readonly tasks: StaffTasks,
    private readonly deliveries: Deliveries,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns how staff are told, or nothing where the platform tenant has no address for it. */
  async told(tx: Tx, { signal_id, status_change }: SignalSnapshot): Promise<Told | undefined> {
    const settings = await inPlatformTenant(tx, () =>
      one<TenantSettingsRow>(tx, 'select staff_alerts, slack_integration_id from tenant_settings'),
    );
    const { slack_id, email } = settings?.staff_alerts ?? {};
    const staff = { audience: 'staff', recipient: 'staff', urgency: 'critical' } as const;
    if (email || (slack_id && settings?.slack_integration_id)) return staff;
    const now = this.clock.now().getTime();
    if (this.logged_at !== undefined && now - this.logged_at < HOUR_MS) return undefined;
    this.logged_at = now;
    const { integration_id } = status_change;
    this.logger.error(
      { signal_id, integration_id },
      'staff have a task and no message: no staff_alerts are configured. This is logged once an hour',
    );
    return undefined;
  }

  /** Something of a workflow could not be done. It becomes a task of staff, and a message to them. */
  async stalled(tx: Tx, { tenant_id, snapshot, what, key, reason }: Stalled): Promise<void> {
    const { signal_id } = snapshot;
    // Not of a preview.
    afterCommit(tx, () => this.logger.error({ tenant_id, signal_id, what, reason }, 'a workflow cannot continue'));
    await this.tasks.create(tx, {
      tenant_id,
      signal_id,
      key: `stalled.${key}`,
      title: `Tell by hand: ${what} cannot go on: ${reason}`,
      priority: 'high',
      due_at: new Date(this.clock.now().getTime() + HOUR_MS),
      closes_with_signal: false,
    });
    const told = await this.told(tx, snapshot);
    if (told) await this.deliveries.plan(tx, { ...told, tenant_id, signal_id, occasion: 'opened', about: 'stalled' });
  }
}
