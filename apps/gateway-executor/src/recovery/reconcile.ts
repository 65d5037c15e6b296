import type { Lease, Observation } from '@linesman/contracts';
import { Leases } from '@linesman/leases';
import { type LookUp, ProviderError, type ProviderManifest } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { gatewayParameters, platformCustomer } from '../call/customer-parameters';
import { findCapability } from '../call/plan-call';
import { LONGEST_REQUEST_MS, ProviderHttp } from '../call/provider-http';
import type { Execution } from '../ledger/execution.entity';
import type { Failed, Outcome } from '../ledger/outcome';
import { RecordOutcome } from '../ledger/record-outcome';
import { PROVIDERS } from '../providers/providers.module';

/** settled: the outcome is recorded. later: the provider could not tell yet. never: the provider has no look-up. */
export type Reconciled = 'settled' | 'later' | 'never';

/** Asks the provider how an unknown execution ended. */
@Injectable()
export class Reconcile {
  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly leases: Leases,
    private readonly providerHttp: ProviderHttp,
    private readonly outcomes: RecordOutcome,
    private readonly clock: Clock,
  ) {}

  async reconcile(row: Execution): Promise<Reconciled> {
    const provider = this.providers.get(row.connection_code);
    const lookUp = provider?.look_up?.[row.capability_code];
    const capability = provider && findCapability(provider, row);
    if (!provider || !lookUp || !capability) return 'never';
    if (platformCustomer(capability, row.parameters) && row.provider_customer_id === null) {
      // Its id is stored before the call, so no call was made.
      await this.outcomes.record(row, notPerformed(row));
      return 'settled';
    }
    const asked = { ...row, parameters: gatewayParameters(capability, row) };
    const leased = await this.leases.get(row);
    if (!('lease' in leased)) return 'later';
    const { lease } = leased;
    const began = this.clock.now();
    const found = await this.lookUp(lookUp, provider.manifest, asked, lease);
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

  private async lookUp(lookUp: LookUp, manifest: ProviderManifest, row: Execution, lease: Lease): ReturnType<LookUp> {
    const until = new Date(this.clock.now().getTime() + LONGEST_REQUEST_MS);
    try {
      return await lookUp({
        http: this.providerHttp.http(row, manifest, until),
        until,
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

const notPerformed = (row: Execution): Failed => ({
  kind: 'failed',
  acted: 'no',
  error: {
    class: 'transient',
    cause: row.error?.cause ?? 'busy',
    code: 'not_performed',
    message: 'The provider has not done it. Request it again under a new idempotency key.',
  },
});
