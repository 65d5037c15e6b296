import type { Lease, Observation } from '@linesman/contracts';
import { type Http, ProviderError } from '@linesman/provider-kit';
import { Clock, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Leases } from '../lease/leases';
import { RateLimitReached } from '../rate-limit/limited-http';
import type { Execution } from './execution.entity';
import { leaseOutcome } from './lease-outcome';
import { brokenGateway, failedCall, type Outcome, refusedLease } from './outcome';
import type { Plan } from './plan-call';
import { LONGEST_REQUEST_MS, ProviderHttp } from './provider-http';
import { RunSync } from '../sync/run-sync';

interface Tried {
  outcome: Outcome;
  /** The provider did not accept the credentials. */
  rejected: boolean;
  started_at: string;
}

/** Calls the provider, outside any transaction. Credentials that it rejects are renewed once. */
@Injectable()
export class PerformCall {
  constructor(
    private readonly leases: Leases,
    private readonly outside: ProviderHttp,
    private readonly clock: Clock,
    private readonly syncs: RunSync,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  perform(row: Execution, plan: Plan, lease: Lease, until: Date): Promise<Outcome> {
    if (!plan.capability.sync) return this.call(row, plan, lease, until);
    return this.syncs.run(row, plan, (cursor, pageUntil) => this.page(row, plan, pageUntil, cursor));
  }

  /** A run outlives its lease, so each page asks for one. */
  private async page(row: Execution, plan: Plan, until: Date, cursor?: string): Promise<Outcome> {
    const asked_at = this.clock.now();
    const leased = await leaseOutcome(row, asked_at, this.leases.get(row));
    if ('unavailable' in leased) return leased.unavailable;
    if ('lease' in leased) return this.call(row, plan, leased.lease, until, cursor);
    return refusedLease(leased.refused, { part: row.capability_code, started_at: asked_at.toISOString() });
  }

  private async call(row: Execution, plan: Plan, lease: Lease, until: Date, cursor?: string): Promise<Outcome> {
    const first = await this.once(row, plan, lease, until, cursor);
    if (!first.rejected) return first.outcome;
    const { credential_version } = lease;
    const renewed = await leaseOutcome(row, this.clock.now(), this.leases.renew(row, credential_version));
    if ('unavailable' in renewed) return renewed.unavailable;
    if ('refused' in renewed) {
      const { started_at } = first;
      return refusedLease(renewed.refused, { part: row.capability_code, started_at, credential_version });
    }
    // A key that nobody replaced is not tried a second time.
    if (renewed.lease.material.secret === lease.material.secret) return first.outcome;
    return (await this.once(row, plan, renewed.lease, until, cursor)).outcome;
  }

  private async once(row: Execution, plan: Plan, lease: Lease, until: Date, cursor?: string): Promise<Tried> {
    const { provider, capability } = plan;
    const started = this.clock.now();
    const began = performance.now();
    const observe = (rest: Partial<Observation> & Pick<Observation, 'outcome'>): Observation => ({
      integration_id: row.integration_id,
      source: 'execution',
      part: capability.capability_code,
      latency_ms: Math.round((performance.now() - began) * 10) / 10,
      started_at: started.toISOString(),
      credential_version: lease.credential_version,
      ...rest,
    });
    const tried = (outcome: Outcome, rejected = false) => ({ outcome, rejected, started_at: started.toISOString() });
    let http_status: number | undefined;
    const send = this.outside.http(row, provider.manifest, until);
    const http: Http = async (request) => {
      const response = await send(request);
      http_status = response.status;
      return response;
    };
    try {
      const output = await provider.gateway({
        http,
        now: () => this.clock.now(),
        material: lease.material,
        config: lease.config,
        capability_code: capability.capability_code,
        capability_version: capability.version,
        parameters: row.parameters,
        idempotency_key: row.execution_id,
        ...(cursor === undefined ? {} : { cursor }),
      });
      return tried({ kind: 'succeeded', output, observation: observe({ outcome: 'success', http_status }) });
    } catch (error) {
      if (!(error instanceof ProviderError)) {
        this.logger.error({ err: error, execution_id: row.execution_id }, 'gateway broke');
        return tried(brokenGateway(capability.kind));
      }
      // The provider was not asked, so nothing was seen of it.
      if (error instanceof RateLimitReached) return tried(failedCall(error, undefined));
      const { cause, code, message } = error.failure;
      const observation = observe({
        outcome: 'failure',
        cause,
        error_code: code.slice(0, 200),
        message: message.slice(0, 1_000),
        http_status: error.failure.http_status,
      });
      // A caller who waits no longer is not a provider that answers too late.
      const impatient =
        cause === 'timeout' && this.clock.now() >= until && observation.latency_ms! < LONGEST_REQUEST_MS;
      const rejected = cause === 'grant_revoked' || cause === 'api_key_rejected';
      return tried(failedCall(error, impatient ? undefined : observation), rejected);
    }
  }
}
