import type { HealthState, Severity } from '@linesman/contracts';
import { Database, rows } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { isWatched, stateNow } from '../health/state-now';
import { figuresOf } from '../reliability/figures';
import { ReadReliability } from '../reliability/read-reliability';
import { scoreOf } from './score';
import type { IntegrationScore } from './technical-score.dto';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const DAYS = 30;
const MOST = 200;

type Of = { customer_id: string } | { integration_id: string };

interface Known {
  integration_id: string;
  integration_name: string;
  connection_code: string;
  is_critical: boolean;
  state: HealthState | null;
  successes: number;
  failures: number;
  severity: Severity | null;
  last_successful_sync: Date | null;
  credentials_end_at: Date | null;
}

const known = `select i.integration_id, i.name as integration_name, i.connection_code, i.is_critical,
    case when ${isWatched} then coalesce(${stateNow}, 'unknown') end as state,
    calls.*, s.severity, h.last_successful_sync, h.credentials_end_at
  from (select * from integrations_copy where tenant_id = $1 and not deleted
      and ($2::uuid is null or customer_id = $2) and ($3::uuid is null or integration_id = $3)
    order by is_critical desc, name, integration_id limit ${MOST}) i
  left join integration_health h using (integration_id)
  left join risk_signals s on s.integration_id = i.integration_id and s.status in ('open', 'acknowledged')
  cross join lateral (select coalesce(sum(successes), 0)::int as successes, coalesce(sum(failures), 0)::int as failures
    from call_buckets where integration_id = i.integration_id and bucket_at > $4) calls
  order by i.is_critical desc, i.name, i.integration_id`;

@Injectable()
export class ReadScores {
  constructor(
    private readonly database: Database,
    private readonly reliability: ReadReliability,
    private readonly clock: Clock,
  ) {}

  /** Critical integrations first. */
  async read(tenantId: string, of: Of): Promise<IntegrationScore[]> {
    const now = this.clock.now();
    const { customer_id, integration_id } = { customer_id: undefined, integration_id: undefined, ...of };
    const since = new Date(now.getTime() - DAY_MS);
    const found = await this.database.inTenant(tenantId, (tx) =>
      rows<Known>(tx, known, [tenantId, customer_id, integration_id, since]),
    );
    if (found.length === 0) return [];
    const uptimes = await this.uptimes(tenantId, of, now);
    return found.map(({ successes, failures, last_successful_sync: synced, credentials_end_at: end, ...one }) => {
      const { integration_id, integration_name, connection_code, is_critical, state, severity } = one;
      const facts = {
        state,
        uptime_percent: uptimes.get(integration_id) ?? null,
        calls: { successes, failures },
        severity,
        hours_since_sync: synced && (now.getTime() - synced.getTime()) / HOUR_MS,
        days_until_end: end && (end.getTime() - now.getTime()) / DAY_MS,
      };
      return { integration_id, integration_name, connection_code, is_critical, ...scoreOf(facts) };
    });
  }

  private async uptimes(tenantId: string, of: Of, now: Date): Promise<Map<string, number | null>> {
    const from = new Date(now.getTime() - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
    const groups = await this.reliability.read(tenantId, 'integration', { ...of, from, time_zone: 'UTC' });
    return new Map(groups.map(({ key, periods }) => [key, figuresOf(periods[0]!.tally).uptime_percent]));
  }
}
