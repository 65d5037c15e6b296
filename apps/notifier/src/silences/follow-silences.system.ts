import { changed, Database } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { SilencesEverywhere } from './silences-everywhere';

/** Runs that are held longer than their silence, because somebody ended it before its time. */
const released = {
  name: 'runs_of_ended_silences',
  text: `select distinct r.tenant_id, r.held_by from silences s join workflow_runs r on r.held_by = s.silence_id
    where s.ends_at > now() - interval '1 day' and s.ends_at <= now() and r.held_by is not null and r.state = 'held'
      and r.hold_until > now()`,
};

interface Released {
  tenant_id: string;
  held_by: string;
}

/** Learns the silences of our staff, and lets the runs go on of silences that somebody ended. */
@Injectable()
export class FollowSilences implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly everywhere: SilencesEverywhere,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'follow silences', () => this.sweep());
  }

  private async sweep(): Promise<void> {
    await this.everywhere.follow();
    for (const one of await this.database.queryInSystem<Released>(released, [])) await this.letGo(one);
  }

  private async letGo({ tenant_id, held_by }: Released): Promise<void> {
    const runs = await this.database.inTenant(tenant_id, (tx) =>
      changed(tx, `update workflow_runs set hold_until = clock_timestamp() where held_by = $1 and state = 'held'`, [
        held_by,
      ]),
    );
    this.logger.info({ tenant_id, silence_id: held_by, runs }, 'the messages of a silence that ended are released');
  }
}
