import { Database, rows } from '@linesman/persistence';
import { Clock, LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import type { Span } from '../health/periods';
import { replayIntegration } from './replay-integration';

const EVERY_MS = 300_000;
/** Of the newest signals, those of so many integrations are played again. */
const MOST_SIGNALS = 1_000;
const SAMPLE = 50;
/** So that what happened at the end of one look lies within the next one. */
const OVERLAP_MS = 30_000;

const differences = new Counter({
  name: 'replay_differences_total',
  help: 'Transitions that stored observations do not give again, or give though they did not happen.',
});

interface Changed {
  tenant_id: string;
  integration_id: string;
}

/** Plays again what has just happened to some integrations with new signals, and counts what differs. */
@Injectable()
export class CheckReplays implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly periodic: Periodic,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'playing observations again', () => {
      const to = this.clock.now();
      return this.check({ from: new Date(to.getTime() - EVERY_MS - OVERLAP_MS), to });
    });
  }

  /** @returns how many transitions differ. */
  async check(span: Span): Promise<number> {
    let found = 0;
    for (const { tenant_id, integration_id } of await this.sample(span)) {
      const replay = await this.database.inTenant(tenant_id, (tx) => replayIntegration(tx, integration_id, span));
      if (replay.differences.length === 0) continue;
      found += replay.differences.length;
      this.logger.error({ integration_id, differences: replay.differences }, 'a replay gave other transitions');
    }
    differences.inc(found);
    return found;
  }

  /** Each process takes others. */
  private sample({ from, to }: Span): Promise<Changed[]> {
    return this.database.inSystem((tx) =>
      rows<Changed>(
        tx,
        `select tenant_id, integration_id from (
           select tenant_id, integration_id from risk_signals where opened_at >= $1 and opened_at <= $2
           order by opened_at desc, signal_id desc limit ${MOST_SIGNALS}) newest
         group by 1, 2 order by random() limit ${SAMPLE}`,
        [from, to],
      ),
    );
  }
}
