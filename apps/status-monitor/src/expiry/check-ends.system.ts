import { Database, rows, type Tx } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { RecordObservation } from '../observations/record-observation';

const EVERY_MS = 5_000;
const BATCH = 100;
/** After so many it waits for the next round, so that no round takes long. */
const MOST_BATCHES = 20;

/**
 * Finds credentials that end soon, though nothing is observed of their integration. Each row says when it is looked at
 * next, and the longest overdue come first. Any number of processes share the rows.
 */
@Injectable()
export class CheckEnds implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly observations: RecordObservation,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'looking for credentials that end soon', async () => {
      for (let batch = 0; batch < MOST_BATCHES; batch++) if ((await this.check()) < BATCH) return;
    });
  }

  /** @returns how many were due. */
  private async check(): Promise<number> {
    let due: string[] = [];
    await this.database
      .inSystem(async (tx) => {
        due = await claim(tx);
        await this.observations.judgeEnds(tx, due);
      })
      .catch(async (error: unknown) => {
        this.logger.warn({ err: error, integrations: due.length }, 'ends were not judged together; judging one by one');
        for (const id of due) await this.checkOne(id);
      });
    return due.length;
  }

  /** One that fails is looked at again an hour later, and delays no other. */
  private async checkOne(integration_id: string): Promise<void> {
    await this.database
      .inSystem((tx) => this.observations.judgeEnds(tx, [integration_id]))
      .catch(async (error: unknown) => {
        this.logger.warn({ err: error, integration_id }, 'the end of credentials was not judged');
        await this.database.inSystem((tx) => postpone(tx, integration_id));
      });
  }
}

async function claim(tx: Tx): Promise<string[]> {
  const due = await rows<{ integration_id: string }>(
    tx,
    `select integration_id from integration_health where end_check_at <= clock_timestamp()
     order by end_check_at limit ${BATCH} for update skip locked`,
  );
  return due.map(({ integration_id }) => integration_id);
}

const postpone = (tx: Tx, integrationId: string): Promise<unknown> =>
  rows(
    tx,
    `update integration_health set end_check_at = clock_timestamp() + interval '1 hour' where integration_id = $1
     returning 1`,
    [integrationId],
  );
