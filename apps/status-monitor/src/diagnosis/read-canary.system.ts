import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { outagePolicy } from '../outages/decide-outage';
import { canaryShows } from '../outages/read-evidence';
import type { Canary } from '../outages/whose-outage';

const shows = {
  name: 'canary_shows',
  text: `select ${canaryShows('$2', '$3')} as canary from provider_canaries k
    join integration_health h using (integration_id) where k.connection_code = $1`,
  by_key: true,
};

/** Our own integration of a provider belongs to the platform tenant. Every tenant may know whether it works. */
@Injectable()
export class ReadCanary {
  constructor(private readonly database: Database) {}

  async of(connection_code: string): Promise<Canary> {
    const { open, close } = outagePolicy;
    const values = [connection_code, open.window_seconds, close.window_seconds];
    const [found] = await this.database.queryInSystem<{ canary: Canary }>(shows, values);
    return found?.canary ?? 'unknown';
  }
}
