import { Database, rows } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Redis } from 'ioredis';
import { deadCauses, ProbeIntervals } from '../probe-intervals';
import { PROVIDERS } from '../providers';
import { type ClaimedProbe, ProbeQueue } from './probe-queue';
import { claimProbes } from './probe-schedule';

const INTERVAL_MS = 1_000;
const PAUSE_SECONDS = 10;
/** A failure counts from the start of its call, and a call without an answer ends after ten seconds. */
const FAILED_WITHIN_SECONDS = 25;
const MOST = 30;

interface Failing {
  integration_type: string;
  account_id: string | null;
}

const failing = `select distinct h.integration_type, i.account_id
  from integration_health h join integrations_copy i using (integration_id)
  where h.quick_probes is not null
    and h.last_failure_at > clock_timestamp() - interval '${FAILED_WITHIN_SECONDS} seconds' limit 200`;

/** $2: dead causes, $3: the provider, $4: an account, or null for all. Those that were checked just now are left out. */
const siblings = `id in (
  select h.id from integration_health h join integrations_copy i using (integration_id)
  where h.integration_type = $3 and ($4::text is null or i.account_id = $4) and h.next_probe_at is not null
    and h.quick_probes is null and (h.cause is null or h.cause <> all($2::text[]))
    and coalesce(h.last_checked_at, '-infinity') < clock_timestamp() - interval '${PAUSE_SECONDS} seconds'
  order by h.last_checked_at nulls first limit ${MOST} for update of h skip locked)`;

/**
 * When an integration fails for the provider's reason, the others of the provider are probed at once. Where tenants
 * enter the address, the others are those of the same account.
 */
@Injectable()
export class ClaimSiblings implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly queue: ProbeQueue,
    private readonly intervals: ProbeIntervals,
    private readonly periodic: Periodic,
    private readonly redis: Redis,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(INTERVAL_MS, 'claiming probes of a failing provider', () => this.claim());
  }

  private async claim(): Promise<void> {
    const found = await this.database.inSystem((tx) => rows<Failing>(tx, failing));
    for (const { integration_type, account_id } of found) {
      const byAccount = this.providers.get(integration_type)?.manifest.addresses === 'tenant';
      if (byAccount && !account_id) continue;
      const account = byAccount ? account_id : null;
      const key = `status-monitor:siblings:${integration_type}:${account ?? ''}`;
      // In all processes once in this time.
      if ((await this.redis.set(key, '1', 'EX', PAUSE_SECONDS, 'NX')) !== 'OK') continue;
      const claimed = await this.database.inSystem((tx) =>
        rows<ClaimedProbe>(tx, claimProbes(siblings), [this.intervals.json, deadCauses, integration_type, account]),
      );
      for (const probe of claimed) this.queue.add(probe);
    }
  }
}
