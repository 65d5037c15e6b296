import { LOGGER, Periodic, Problem } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { type Judged, JudgeSignals } from './judge-signals';
import { type HeldRules, type Looked, ShadowRules } from './shadow-rules.system';

const LOOK_EVERY_MS = 5_000;
const RUN_MS = 60_000;
/** A step ends long before its lease does. */
const STEP_MS = 30_000;
const NOTIFIER_AWAY = 503;

/**
 * Plays the stored observations by shadow rules, some integrations at a time. After each step the table says how far it is,
 * so another process goes on from there when this one dies. It opens no signal and publishes nothing.
 */
@Injectable()
export class EvaluateRules implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopping = false;

  constructor(
    private readonly rules: ShadowRules,
    private readonly judging: JudgeSignals,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(LOOK_EVERY_MS, 'evaluating shadow rules', () => this.goOn());
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  /** For a minute at most; the next run goes on. */
  async goOn(): Promise<void> {
    const until = performance.now() + RUN_MS;
    let held = await this.rules.hold();
    while (held) {
      const more = await this.step(held);
      if (this.stopping || performance.now() > until) return this.rules.release(held);
      held = more ?? (await this.rules.hold());
    }
  }

  /** @returns the same rules while there is more to do. */
  private async step(held: HeldRules): Promise<HeldRules | undefined> {
    const found = await this.rules.next(held);
    const looked: Looked = { looked_at: 0, failed: 0, judged: [] };
    const until = performance.now() + STEP_MS;
    for (const { integration_id, tenant_id, stored } of found) {
      const judged = stored ? await this.judge(held, tenant_id, integration_id) : { same: 0, signals: [] };
      if (judged) looked.judged.push({ integration_id, judged });
      else looked.failed++;
      looked.looked_at++;
      looked.last_id = integration_id;
      if (performance.now() > until) break;
    }
    return (await this.rules.store(held, looked)) ? { ...held, last_id: looked.last_id! } : undefined;
  }

  /** One that cannot be judged is counted. While the notifier is away, everything waits. */
  private async judge(held: HeldRules, tenantId: string, integration_id: string): Promise<Judged | undefined> {
    const span = { from: held.starts_at, to: held.run_to };
    return this.judging.judge(tenantId, integration_id, span, held.rules).catch((error: unknown) => {
      if (error instanceof Problem && error.getStatus() === NOTIFIER_AWAY) throw error;
      this.logger.warn({ err: error, integration_id, rules_id: held.rules_id }, 'shadow rules not evaluated');
      return undefined;
    });
  }
}
