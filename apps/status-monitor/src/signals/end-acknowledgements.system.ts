import { changed, Database } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_MS = 5_000;
const BATCH = 1_000;

/** Any number of processes share the rows. Who acknowledged the signal stays in its responses. */
const endAll = `update risk_signals s set status = 'open', acknowledged_by = null, acknowledged_at = null,
    acknowledged_until = null
  from (select signal_id from risk_signals where status = 'acknowledged' and acknowledged_until <= $1::timestamptz
    order by acknowledged_until limit ${BATCH} for update skip locked) due
  where s.signal_id = due.signal_id`;

/** A signal is open again, and nobody has acknowledged it, once the acknowledgement has ended. */
@Injectable()
export class EndAcknowledgements implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly periodic: Periodic,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'ending acknowledgements', async () => {
      while ((await this.end()) === BATCH);
    });
  }

  private end(): Promise<number> {
    return this.database.inSystem((tx) => changed(tx, endAll, [this.clock.now()]));
  }
}
