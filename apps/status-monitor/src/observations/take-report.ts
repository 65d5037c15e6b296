import type { Observation } from '@linesman/contracts';
import { changed, Database, type Tx } from '@linesman/persistence';
import { notFound, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { lockHealth } from '../health/health-row';
import { RecordObservation } from './record-observation';

/** What every report of the platform says of one attempt. */
export interface Attempt {
  integration_id: string;
  /** Given by the platform. With the source it identifies the attempt within the integration. */
  attempt_id: string;
  attempted_at: string;
  /** As the platform calls it. */
  outcome: string;
}

/** What was observed, without what {@link Attempt} and the state of the integration say. */
export type Reportable = Omit<Observation, 'integration_id' | 'started_at' | 'credential_version'>;

const CLOCK_SKEW_MS = 60_000;
/** Less than reported attempts are kept, so that no repeated report counts again. */
const OLDEST_DAYS = 7;
const DAY_MS = 86_400_000;

/** Takes what the platform reports of attempts that it made itself. */
@Injectable()
export class TakeReport {
  constructor(
    private readonly database: Database,
    private readonly observations: RecordObservation,
  ) {}

  /**
   * Records an attempt of the tenant once, however often it is reported.
   * @param note what else is written in the same transaction.
   * @returns whether it was known already, so that nothing was done.
   */
  async take(
    tenantId: string,
    attempt: Attempt,
    observed: Reportable,
    note: (tx: Tx) => Promise<void> = () => Promise.resolve(),
  ): Promise<{ known: boolean }> {
    const { integration_id, attempted_at } = attempt;
    return this.database.inTenant(tenantId, async (tx) => {
      const row = await lockHealth(tx, integration_id);
      if (!row || row.deleted) throw notFound('integration');
      refuseWrongTime(Date.parse(attempted_at), row.received_at.getTime());
      if (!(await isFirstReport(tx, tenantId, attempt, observed.source))) return { known: true };
      await note(tx);
      const { credential_version } = row.machine_state;
      await this.observations.record(tx, {
        ...observed,
        integration_id,
        started_at: new Date(attempted_at).toISOString(),
        credential_version,
      });
      return { known: false };
    });
  }
}

function refuseWrongTime(attempted: number, now: number): void {
  if (attempted > now + CLOCK_SKEW_MS)
    throw new Problem(422, 'not-yet', 'attempted_at is in the future. Check the clock of the sender.');
  if (attempted < now - OLDEST_DAYS * DAY_MS)
    throw new Problem(
      422,
      'too-old',
      `attempted_at is more than ${OLDEST_DAYS} days ago: the report is too old to count. Do not send it again.`,
    );
}

const isFirstReport = async (
  tx: Tx,
  tenantId: string,
  { integration_id, attempt_id, outcome }: Attempt,
  source: Reportable['source'],
): Promise<boolean> =>
  (await changed(
    tx,
    `insert into reported_attempts (tenant_id, integration_id, source, attempt_id, outcome) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [tenantId, integration_id, source, attempt_id, outcome],
  )) === 1;
