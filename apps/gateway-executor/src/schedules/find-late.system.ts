import type { ExecutionError } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, Database, rows, type Tx } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import { judgeFailure } from './judge-failure';
import type { Schedule } from './schedule.entity';
import { TellProblem } from './tell-problem';
import { lateAfter } from './timing';

const EVERY_MS = 30_000;
const MOST = 100;

interface Overdue extends Schedule {
  late_at: Date;
  tenant_zone: string | null;
  /** Of the last run. */
  error: ExecutionError | null;
}

/**
 * Finds schedules of all tenants of which no run has read everything in time. People are notified of each once,
 * and not where failed calls, or a run that cannot succeed, say more.
 */
@Injectable()
export class FindLate implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly telling: TellProblem,
    private readonly periodic: Periodic,
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'find syncs that are late', () => this.run());
  }

  async run(): Promise<void> {
    while ((await this.database.inSystem((tx) => this.find(tx))) === MOST) continue;
  }

  private async find(tx: Tx): Promise<number> {
    const now = this.clock.now();
    const found = await rows<Overdue>(
      tx,
      `select s.*, z.time_zone as tenant_zone, e.error
       from schedules s left join tenant_zones z on z.tenant_id = s.tenant_id
         left join executions e on e.execution_id = s.execution_id
       where s.late_at <= $1 order by s.late_at limit ${MOST} for update of s skip locked`,
      [now],
    );
    if (found.length === 0) return 0;
    const [late, known] = [found.filter(isNews), found.filter((row) => !isNews(row))];
    const longest_run_ms = this.config.SYNC_DEADLINE_SECONDS * 1_000;
    await changed(
      tx,
      `update schedules s set late_at = q.late_at from unnest($1::uuid[], $2::timestamptz[]) as q (schedule_id, late_at)
       where s.schedule_id = q.schedule_id`,
      [
        known.map(({ schedule_id }) => schedule_id),
        known.map((row) => lateAfter(row, row.tenant_zone, now, longest_run_ms)),
      ],
    );
    const told = await rows<Schedule>(
      tx,
      `update schedules set problem = 'sync_late', late_at = null, version = version + 1 where schedule_id = any($1)
       returning *`,
      [late.map(({ schedule_id }) => schedule_id)],
    );
    const dueOf = new Map(late.map((row) => [row.schedule_id, new Date(row.late_at.getTime() - longest_run_ms)]));
    await this.outbox.putAll(
      tx,
      told.map((row) => this.telling.compose(row, dueOf.get(row.schedule_id)!)),
    );
    return found.length;
  }
}

const isNews = ({ problem, error }: Overdue): boolean =>
  problem === null && !(error && judgeFailure(error) === 'covered');
