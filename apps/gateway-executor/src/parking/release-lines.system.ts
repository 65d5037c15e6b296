import { Database, rows } from '@linesman/persistence';
import { LOGGER, Periodic, runInContext } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { RunAttempt } from '../attempt/run-attempt';
import { type LineKey, ReleaseNext } from './release-next';

const EVERY_MS = 500;
/** Integrations whose requests a process runs at the same time, each one after another. */
const SLOTS = 32;
/** After so many requests of one integration, another one has its turn. */
const MOST_IN_A_TURN = 25;

/** Runs, in all tenants, the parked requests of integrations that work again. */
@Injectable()
export class ReleaseLines implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly running = new Map<string, Promise<void>>();
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly lines: ReleaseNext,
    private readonly attempts: RunAttempt,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'release parked requests', () => this.start());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.running.values());
  }

  private async start(): Promise<void> {
    if (this.running.size >= SLOTS) return;
    for (const line of await this.due()) {
      const { integration_id } = line;
      if (this.running.size >= SLOTS || this.running.has(integration_id)) continue;
      const turn = this.turn(line)
        .catch((error: unknown) =>
          this.logger.warn({ err: error, integration_id }, 'parked requests not released; they are looked at again'),
        )
        .finally(() => this.running.delete(integration_id));
      this.running.set(integration_id, turn);
    }
  }

  /** The next one is released once the one before has ended, so that their order is kept. */
  private async turn(line: LineKey): Promise<void> {
    for (let nth = 0; nth < MOST_IN_A_TURN && !this.stopping; nth += 1) {
      const row = await this.lines.release(line);
      if (!row) return;
      const context = { correlationId: row.correlation_id, causationId: row.command_id ?? undefined };
      const after = await runInContext(context, () => this.attempts.run(row));
      if (after.status === 'requested' || after.status === 'running') return;
    }
  }

  private due(): Promise<LineKey[]> {
    return this.database.inSystem((tx) =>
      rows<LineKey>(
        tx,
        `select tenant_id, integration_id from parked_lines where look_at <= clock_timestamp()
         order by look_at limit $1`,
        [2 * SLOTS],
      ),
    );
  }
}
