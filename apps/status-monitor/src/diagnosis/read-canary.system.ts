import { Database, one } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { outagePolicy } from '../outages/decide-outage';
import { canaryShows } from '../outages/read-evidence';
import type { Canary } from '../outages/whose-outage';

const shows = `select ${canaryShows('$2', '$3')} as canary from provider_canaries k
  join integration_health h using (integration_id) where k.connection_code = $1`;

/** Our own integration of a provider belongs to the platform tenant. Every tenant may know whether it works. */
@Injectable()
export class ReadCanary {
  constructor(private readonly database: Database) {}

  async of(connection_code: string): Promise<Canary> {
    const { open, close } = outagePolicy;
    const found = await this.database.byKey.inSystem((tx) =>
      one<{ canary: Canary }>(tx, shows, [connection_code, open.window_seconds, close.window_seconds]),
    );
    return found?.canary ?? 'unknown';
  }
}
