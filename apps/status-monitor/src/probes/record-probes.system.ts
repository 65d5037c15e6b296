import type { Observation } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { RecordObservation } from '../observations/record-observation';
import { RecordSuccesses } from '../observations/record-successes.system';
import { ProbeIntervals } from '../probe-intervals';
import { type Finished, finishProbes } from '../schedule/finish-probes';
import { Gather } from './gather';

export interface Observed extends Finished {
  tenant_id: string;
  observation: Observation;
}

const GATHER = { ms: 100, most: 100 };

/**
 * Records what probes observed, and moves their schedule on in the same transaction. Successes that change nothing but
 * times and counts are written together.
 */
@Injectable()
export class RecordProbes {
  private readonly observed = new Gather<Observed, void>(GATHER, (all) => this.recordAll(all));
  private readonly postponed = new Gather<Finished, void>(GATHER, (all) =>
    this.postpone(all).then(() => all.map(nothing)),
  );

  constructor(
    private readonly database: Database,
    private readonly observations: RecordObservation,
    private readonly successes: RecordSuccesses,
    private readonly intervals: ProbeIntervals,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param options.routine whether it changes nothing, as far as was known; otherwise it waits for no other. */
  record(observed: Observed, { routine }: { routine: boolean }): Promise<void> {
    const waits = routine && observed.observation.outcome === 'success';
    return waits ? this.observed.add(observed) : this.recordOne(observed);
  }

  postponeOne(finished: Finished): Promise<void> {
    return this.postponed.add(finished);
  }

  async postpone(finished: Finished[]): Promise<void> {
    if (finished.length > 0) await this.database.inSystem((tx) => finishProbes(tx, this.intervals.json, finished));
  }

  private async recordAll(all: Observed[]): Promise<void[]> {
    const recorded = await this.recordSteady(all).catch((error: unknown) => {
      this.logger.warn({ err: error, probes: all.length }, 'batch of probes failed; recording them one by one');
      return new Set<string>();
    });
    for (const one of all) if (!recorded.has(one.lease)) await this.recordOne(one);
    return all.map(nothing);
  }

  /** @returns the leases of those that it recorded. */
  private async recordSteady(all: Observed[]): Promise<Set<string>> {
    return this.database.inSystem(async (tx) => {
      const successes = all.map(({ lease, tenant_id, observation }) => ({ id: lease, tenant_id, observation }));
      const left = new Set(await this.successes.recordSteady(tx, successes));
      const recorded = all.filter(({ lease }) => !left.has(lease));
      await finishProbes(tx, this.intervals.json, recorded);
      return new Set(recorded.map(({ lease }) => lease));
    });
  }

  /** One that cannot be recorded is due again when its lease ends. */
  private async recordOne(one: Observed): Promise<void> {
    await this.database
      .inTenant(one.tenant_id, async (tx) => {
        await this.observations.record(tx, one.observation);
        await finishProbes(tx, this.intervals.json, [one]);
      })
      .catch((error: unknown) =>
        this.logger.warn({ err: error, integration_id: one.integration_id }, 'a probe was not recorded'),
      );
  }
}

const nothing = (): void => undefined;
