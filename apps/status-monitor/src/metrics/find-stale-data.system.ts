import { measuredCauses, type Observation } from '@linesman/contracts';
import { Database, rows, type Tx } from '@linesman/persistence';
import { Clock, currentContext, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RecordObservation, type Reported } from '../observations/record-observation';
import { patienceWith, type Week } from '../webhooks/rhythm';
import { keepProblem } from './measured-problems';
import { staleInWords } from './norm-in-words';

const EVERY_MS = 30_000;
const MOST = 100;

interface Stale {
  tenant_id: string;
  integration_id: string;
  capability_code: string;
  first_synced_at: Date;
  last_synced_at: Date;
  weeks: Week[];
  /** Nothing else is wrong, and it is switched on. */
  judged: boolean;
}

/** Looks for syncs that have not been complete for far longer than usual. Each is found once; the next complete one ends it. */
@Injectable()
export class FindStaleData implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly observations: RecordObservation,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'find stale data', () => this.run());
  }

  async run(): Promise<void> {
    while ((await this.database.inSystem((tx) => this.find(tx))) === MOST) continue;
  }

  /** @returns how many were due. */
  private async find(tx: Tx): Promise<number> {
    const now = this.clock.now();
    const due = await rows<Stale>(tx, oldest, [now, MOST, measuredCauses]);
    const ids = due.map(({ integration_id }) => integration_id);
    if (ids.length === 0) return 0;
    const recording = await this.observations.read(
      tx,
      due.filter(({ judged }) => judged).map((one) => reportOf(one, now, 0)),
    );
    // A sync may have ended before the health rows were locked.
    const settled = await rows<Pick<Stale, 'integration_id' | 'capability_code'>>(tx, settle, [
      ids,
      due.map(({ capability_code }) => capability_code),
      due.map(({ judged }) => (judged ? null : new Date(now.getTime() + HOUR_MS))),
      now,
    ]);
    const stillDue = new Set(settled.map(keyOf));
    const stale = due.filter((one) => one.judged && stillDue.has(keyOf(one)));
    for (const { tenant_id, integration_id, capability_code } of stale)
      await keepProblem(tx, { tenant_id, integration_id, part: capability_code, cause: 'data_stale' }, now);
    const reports = stale.map((one) =>
      reportOf(one, now, recording.row(one.integration_id)?.machine_state.credential_version ?? 0),
    );
    await this.observations.recordAll(tx, reports, recording);
    return due.length;
  }
}

const HOUR_MS = 3_600_000;

const oldest = `select r.tenant_id, r.integration_id, r.capability_code, r.first_synced_at, r.last_synced_at, r.weeks,
    coalesce(not i.deleted and i.status <> 'inactive' and (h.cause is null or h.cause = any($3::text[]))
      and (i.customer_id is null or c.customer_id is not null), false) as judged
  from sync_rhythms r left join integrations_copy i using (integration_id)
  left join integration_health h using (integration_id)
  left join customers_copy c on c.tenant_id = i.tenant_id and c.customer_id = i.customer_id and not c.deleted
  where r.stale_after < $1 order by r.stale_after limit $2`;

/** What else is wrong explains it; once that is over, there is an hour for a sync. */
const settle = `update sync_rhythms r set stale_after = q.stale_after
  from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as q (integration_id, capability_code, stale_after)
  where r.integration_id = q.integration_id and r.capability_code = q.capability_code and r.stale_after < $4
  returning r.integration_id, r.capability_code`;

const keyOf = ({ integration_id, capability_code }: Pick<Stale, 'integration_id' | 'capability_code'>): string =>
  `${integration_id} ${capability_code}`;

const reportOf = (
  { tenant_id, integration_id, capability_code, first_synced_at, last_synced_at, weeks }: Stale,
  now: Date,
  credential_version: number,
): Reported => ({
  tenant_id,
  context: currentContext(),
  observation: {
    integration_id,
    source: 'measurement',
    outcome: 'failure',
    cause: 'data_stale',
    part: capability_code,
    message: staleInWords(
      now.getTime() - last_synced_at.getTime(),
      patienceWith({ first: first_synced_at.getTime(), last: last_synced_at.getTime(), weeks }) ?? 0,
    ),
    started_at: now.toISOString(),
    credential_version,
  } satisfies Observation,
});
