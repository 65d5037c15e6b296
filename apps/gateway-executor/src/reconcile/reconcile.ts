import type { Lease, Observation } from '@linesman/contracts';
import { type LookUp, ProviderError } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Execution } from '../execution/execution.entity';
import type { Outcome } from '../execution/outcome';
import { PROVIDERS } from '../execution/plan-call';
import { LONGEST_REQUEST_MS, ProviderHttp } from '../execution/provider-http';
import { RecordOutcome } from '../execution/record-outcome';
import { Leases } from '../lease/leases';

/** settled: the row has its end; later: the provider could not tell; never: it cannot be asked. */
export type Reconciled = 'settled' | 'later' | 'never';

/** Asks the provider what became of a write whose answer never came. */
@Injectable()
export class Reconcile {
  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly leases: Leases,
    private readonly outside: ProviderHttp,
    private readonly outcomes: RecordOutcome,
    private readonly clock: Clock,
  ) {}

  async reconcile(row: Execution): Promise<Reconciled> {
    const provider = this.providers.get(row.connection_code);
    const lookUp = provider?.look_up?.[row.capability_code];
    if (!lookUp) return 'never';
    const { lease } = await this.leases.get(row);
    if (!lease) return 'later';
    const began = this.clock.now();
    const found = await this.ask(lookUp, row, lease);
    if (!found) return 'later';
    const observation: Observation = {
      integration_id: row.integration_id,
      source: 'execution',
      outcome: 'success',
      part: row.capability_code,
      latency_ms: this.clock.now().getTime() - began.getTime(),
      started_at: began.toISOString(),
      credential_version: lease.credential_version,
    };
    const outcome: Outcome =
      'done' in found ? { kind: 'succeeded', output: found.done, observation } : { ...notPerformed(row), observation };
    await this.outcomes.record(row, outcome);
    return 'settled';
  }

  private async ask(lookUp: LookUp, row: Execution, lease: Lease): ReturnType<LookUp> {
    const until = new Date(this.clock.now().getTime() + LONGEST_REQUEST_MS);
    const { manifest } = this.providers.get(row.connection_code)!;
    try {
      return await lookUp({
        http: this.outside.http(row, manifest, until),
        now: () => this.clock.now(),
        material: lease.material,
        config: lease.config,
        capability_code: row.capability_code,
        capability_version: row.capability_version ?? 1,
        parameters: row.parameters,
        idempotency_key: row.execution_id,
        asked_at: row.created_at,
      });
    } catch (error) {
      if (error instanceof ProviderError) return undefined;
      throw error;
    }
  }
}

const notPerformed = (row: Execution): Extract<Outcome, { kind: 'failed' }> => ({
  kind: 'failed',
  acted: 'no',
  error: {
    class: 'transient',
    cause: row.error?.cause ?? 'busy',
    code: 'not_performed',
    message: 'The provider has not done it. It may be asked for again, under a new idempotency key.',
  },
});
