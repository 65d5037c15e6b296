import { lease, type Lease, type LeaseAnswer, type Observation } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { createHttp, type Http, ProviderError } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { Clock, LOGGER, Problem } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { StatusMonitorConfig } from '../config';
import { RecordObservation } from '../observations/record-observation';
import { PROVIDERS } from '../providers';
import type { ProbeJob } from './probe-queue';

const REQUEST_MS = 10_000;

/** Asks the provider whether the credentials still work; a 401 counts after one forced refresh. */
@Injectable()
export class RunProbe {
  private readonly http: Http;

  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly rpc: RpcClient,
    private readonly database: Database,
    private readonly observations: RecordObservation,
    private readonly clock: Clock,
    config: StatusMonitorConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.http = createHttp({ origins: config.PROVIDER_ORIGINS, timeout_ms: REQUEST_MS });
  }

  async run(job: ProbeJob): Promise<void> {
    const observation = await this.observe(job);
    if (observation) await this.database.inTenant(job.tenant_id, (tx) => this.observations.record(tx, observation));
  }

  /** Nothing when there was nothing to see: our own service did not answer, or no credentials stand yet. */
  private async observe(job: ProbeJob): Promise<Observation | undefined> {
    const first = await this.ask(job);
    if (!first?.lease) return refusal(first);
    const seen = await this.call(first.lease);
    if (seen.cause !== 'grant_revoked' && seen.cause !== 'api_key_rejected') return seen;
    const renewed = await this.ask(job, first.lease.credential_version);
    if (!renewed?.lease) return refusal(renewed);
    return renewed.lease.material.secret === first.lease.material.secret ? seen : this.call(renewed.lease);
  }

  private async ask(
    { tenant_id, integration_id }: ProbeJob,
    refused_version?: number,
  ): Promise<LeaseAnswer | undefined> {
    try {
      return await this.rpc.call(lease, {
        tenant_id,
        integration_id,
        purpose: 'probe',
        ...(refused_version ? { refused_version } : {}),
      });
    } catch (error) {
      // A service of ours that restarts is no news about the provider; the next probe asks again.
      const status = error instanceof Problem ? error.getStatus() : 500;
      this.logger.warn({ err: error, integration_id, status }, 'probe without a lease');
      return undefined;
    }
  }

  private async call(leased: Lease): Promise<Observation> {
    const { integration_id, credential_version, material, config } = leased;
    const began = performance.now();
    const made = {
      integration_id,
      source: 'probe' as const,
      started_at: this.clock.now().toISOString(),
      credential_version,
    };
    const latency = () => Math.round((performance.now() - began) * 10) / 10;
    try {
      const provider = this.providers.get(leased.connection_code);
      if (!provider) throw new Error(`no provider folder for ${leased.connection_code}`);
      await provider.probe({ http: this.http, now: () => this.clock.now(), material, config });
      return { ...made, outcome: 'success', latency_ms: latency() };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const { cause, code, message, http_status } = error.failure;
      return {
        ...made,
        outcome: 'failure',
        cause,
        error_code: code.slice(0, 200),
        message: message.slice(0, 1_000),
        latency_ms: latency(),
        ...(http_status ? { http_status } : {}),
      };
    }
  }
}

const refusal = (answer: LeaseAnswer | undefined): Observation | undefined =>
  answer?.refused ? { ...answer.refused, source: 'probe' } : undefined;
