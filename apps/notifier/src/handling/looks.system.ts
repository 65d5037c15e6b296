import { changed, Database } from '@linesman/persistence';
import { Clock, LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import type { SignalHandling } from '../signals/signal-handling.entity';
import { NewReminders } from '../settings/new-reminders';
import { LookAtSignal } from './look-at-signal';

type Due = Pick<SignalHandling, 'signal_id' | 'tenant_id'>;

/** Where the process dies or the look fails, it is due again after a minute. */
const claimLooks = {
  name: 'claim_looks_at_signals',
  text: `update signal_handling h set next_look_at = $1::timestamptz + interval '1 minute'
    from (select signal_id from signal_handling where next_look_at <= $1::timestamptz
      order by next_look_at limit 50 for update skip locked) due
    where h.signal_id = due.signal_id returning h.signal_id, h.tenant_id`,
};

const lookAtAll = `update signal_handling h set next_look_at = $2 from signals s
  where h.signal_id = s.signal_id and s.tenant_id = $1 and s.state = 'open'`;

/** Looks at the open signals of all tenants when it is time to remind somebody. Each is claimed by one process. */
@Injectable()
export class Looks implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly signals: LookAtSignal,
    private readonly reminders: NewReminders,
    private readonly periodic: Periodic,
    private readonly clock: Clock,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Its signals are due at once, also those that the earlier reminders left alone for ever. */
  onModuleInit(): void {
    this.reminders.onNew(async (tx, tenantId) => {
      await changed(tx, lookAtAll, [tenantId, this.clock.now()]);
    });
  }

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'remind people of signals', () => this.lookAtDue());
  }

  private async lookAtDue(): Promise<void> {
    for (const { signal_id, tenant_id } of await this.database.queryInSystem<Due>(claimLooks, [this.clock.now()]))
      await this.signals
        .look(tenant_id, signal_id)
        .catch((error: unknown) =>
          this.logger.warn({ err: error, tenant_id, signal_id }, 'a signal was not looked at'),
        );
  }
}
