import type { Observation } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import type { Findings } from '@linesman/provider-kit';
import { currentContext, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { RecordObservation, type Reported } from '../observations/record-observation';
import { ProbeIntervals } from '../probe-intervals';
import { type Finished, finishProbes } from '../schedule/finish-probes';
import { Gather } from './gather';
import { saveFindings } from './save-findings';

export interface Observed extends Finished {
  tenant_id: string;
  observation: Observation;
  found?: Findings;
}

const GATHER = { ms: 100, most: 100 };

/**
 * Records what probes observed, and moves their schedule on in the same transaction. Those that are expected to change
 * nothing but times and counts are written together.
 */
@Injectable()
export class RecordProbes {
  private readonly observed = new Gather<Observed & Reported, void>(GATHER, (all) => this.recordAll(all));
  private readonly postponed = new Gather<Finished, void>(GATHER, (all) =>
    this.postpone(all).then(() => all.map(nothing)),
  );

  constructor(
    private readonly database: Database,
    private readonly observations: RecordObservation,
    private readonly intervals: ProbeIntervals,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param options.routine whether it changes nothing, as far as was known; otherwise it waits for no other. */
  record(observed: Observed, { routine }: { routine: boolean }): Promise<void> {
    const waits = routine && observed.observation.outcome === 'success';
    return waits ? this.observed.add({ ...observed, context: currentContext() }) : this.recordOne(observed);
  }

  postponeOne(finished: Finished): Promise<void> {
    return this.postponed.add(finished);
  }

  async postpone(finished: Finished[]): Promise<void> {
    if (finished.length > 0) await this.database.inSystem((tx) => finishProbes(tx, this.intervals.json, finished));
  }

  private async recordAll(all: (Observed & Reported)[]): Promise<void[]> {
    const recorded = await this.recordTogether(all).catch((error: unknown) => {
      this.logger.warn({ err: error, probes: all.length }, 'batch of probes failed; recording them one by one');
      return new Set<string>();
    });
    for (const one of all) if (!recorded.has(one.lease)) await this.recordOne(one);
    return all.map(nothing);
  }

  /** @returns the leases of those that it recorded. */
  private async recordTogether(all: (Observed & Reported)[]): Promise<Set<string>> {
    return this.database.inSystem(async (tx) => {
      const left = new Set(await this.observations.recordAll(tx, all));
      const recorded = all.filter((one) => !left.has(one));
      for (const { observation, found } of recorded) if (found) await saveFindings(tx, observation, found);
      await finishProbes(tx, this.intervals.json, recorded);
      return new Set(recorded.map(({ lease }) => lease));
    });
  }

  /** One that cannot be recorded is due again when its lease ends. */
  private async recordOne(one: Observed): Promise<void> {
    await this.database
      .inTenant(one.tenant_id, async (tx) => {
        await this.observations.record(tx, one.observation);
        if (one.found) await saveFindings(tx, one.observation, one.found);
        await finishProbes(tx, this.intervals.json, [one]);
      })
      .catch((error: unknown) =>
        this.logger.warn({ err: error, integration_id: one.integration_id }, 'a probe was not recorded'),
      );
  }
}

const nothing = (): void => undefined;
