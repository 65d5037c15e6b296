import { Database, rows } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { EndParked } from './end-parked';
import type { LineKey } from './release-next';

const EVERY_MS = 5_000;
const MOST = 100;

/** Ends, in all tenants, what was parked for as long as it may be. */
@Injectable()
export class ExpireParked implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly ending: EndParked,
    private readonly periodic: Periodic,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'end what was parked for too long', () => this.run());
  }

  async run(): Promise<void> {
    for (const line of await this.expired())
      await this.database.inTenant(line.tenant_id, (tx) => this.ending.expire(tx, line));
  }

  private expired(): Promise<LineKey[]> {
    return this.database.inSystem((tx) =>
      rows<LineKey>(
        tx,
        `select distinct tenant_id, integration_id from (
           select tenant_id, integration_id from executions where status = 'parked' and park_until <= $1
           order by park_until limit ${MOST}) oldest`,
        [this.clock.now()],
      ),
    );
  }
}
