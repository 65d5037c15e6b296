import { Database } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ActionRegistry } from '../workflow/action-registry';
import { resumeWorkflow, triggers, type Workflow } from '../workflow/load-workflow';
import { isOfOutages } from '../workflow/trigger-events';
import { type Compared, compareSides } from './compare-sides';
import { countDigests } from './count-digests';
import { type FoundSignal, nextSignals } from './past-signals';
import { PlaySignal } from './play-signal';
import { type PlayedStep, storeStep } from './store-step';
import { takeReplay, type TakenReplay } from './taken-replay';

/** A step ends well before its lease does. */
const STEP_MS = 10_000;

/**
 * One step of a replay: the next signals are decided twice and compared, and the result is stored with the place. After the
 * last signal digests are counted.
 */
@Injectable()
export class ReplayStep {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRegistry,
    private readonly playing: PlaySignal,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async take(tenantId: string, replayId: string): Promise<void> {
    const replay = await this.database.inTenant(tenantId, (tx) => takeReplay(tx, replayId));
    if (!replay) return;
    const found = await this.database.inTenant(tenantId, (tx) => nextSignals(tx, replay));
    const [first] = found;
    if (!first) return this.database.inTenant(tenantId, (tx) => countDigests(tx, replay));
    const played = await this.play(replay, found, first);
    await this.database.inTenant(tenantId, (tx) => storeStep(tx, replay, played));
  }

  private async play(replay: TakenReplay, found: readonly FoundSignal[], place: FoundSignal): Promise<PlayedStep> {
    const { now, would } = this.documentsOf(replay);
    const played: PlayedStep = { place, played: 0, about: 0, silent: 0, failures: [], compared: [] };
    const began = performance.now();
    for (const signal of found) {
      if (performance.now() - began > STEP_MS) break;
      played.place = signal;
      played.played += 1;
      if (![now, would].some((it) => it.enabled && !isOfOutages(it.event) && triggers(it, signal.snapshot))) continue;
      played.about += 1;
      if (signal.silent) played.silent += 1;
      else
        await this.compare(replay.tenant_id, signal, now, would).then(
          (compared) => played.compared.push({ signal, ...compared }),
          (error: unknown) => played.failures.push(this.failureOf(replay, signal, error)),
        );
    }
    return played;
  }

  private async compare(tenantId: string, signal: FoundSignal, now: Workflow, would: Workflow): Promise<Compared> {
    return compareSides(
      await this.playing.play(tenantId, signal, now),
      await this.playing.play(tenantId, signal, would),
    );
  }

  /** Without a document in force, the other one is switched off: the workflows of the tenant are those besides it. */
  private documentsOf({ source, in_force_source }: TakenReplay): { now: Workflow; would: Workflow } {
    const would = resumeWorkflow(source, this.actions);
    const now = in_force_source === null ? { ...would, enabled: false } : resumeWorkflow(in_force_source, this.actions);
    return { now, would };
  }

  private failureOf({ replay_id }: TakenReplay, { signal_id }: FoundSignal, error: unknown): string {
    this.logger.warn({ err: error, replay_id, signal_id }, 'a signal could not be played');
    return (error instanceof Error ? error.message : String(error)).slice(0, 500);
  }
}
