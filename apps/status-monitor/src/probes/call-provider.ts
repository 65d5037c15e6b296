import type { DailyRequests, Lease, Observation } from '@linesman/contracts';
import {
  bytesOf,
  createOutside,
  type Findings,
  type Http,
  noVolume,
  ProviderError,
  type ProviderManifest,
  readDailyRequests,
  type Volume,
} from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { type Counted, ProviderLimits } from '@linesman/redis';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { StatusMonitorConfig } from '../config';
import { PROBE_PART } from '../health/machine-state';
import { PROVIDERS } from '../providers';

const REQUEST_MS = 10_000;

/** Nothing was observed. */
export interface Postponed {
  reason: 'limit' | 'no_lease' | 'error';
  again_in_seconds: number;
}

/** The provider's limit leaves no room for the probe. Nothing was sent. */
class NoRoom extends ProviderError {
  constructor(readonly wait_ms: number) {
    super({
      class: 'transient',
      cause: 'rate_limited',
      code: 'rate_limit_reached',
      message: 'The provider allows no more requests for now.',
    });
  }
}

/** What a probe has shown. */
export interface Seen {
  observation: Observation;
  found?: Findings;
}

/** Makes one probe call and returns an observation of it. A failure of the call is an observation too, not an error. */
@Injectable()
export class CallProvider {
  private readonly outside: ReturnType<typeof createOutside>;

  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly limits: ProviderLimits,
    private readonly clock: Clock,
    config: StatusMonitorConfig,
  ) {
    this.outside = createOutside({
      origins: config.PROVIDER_ORIGINS,
      allow_loopback: config.ALLOW_LOOPBACK_ADDRESSES,
      timeout_ms: REQUEST_MS,
      user_agent: `Linesman (${config.PUBLIC_ORIGIN})`,
    });
  }

  async call(
    { tenant_id }: { tenant_id: string },
    { integration_id, connection_code, credential_version, material, config, account_id }: Lease,
    volume: Volume = noVolume(),
  ): Promise<Seen | Postponed> {
    const provider = this.providers.get(connection_code);
    if (!provider) throw new Error(`there is no provider ${connection_code}`);
    const send = this.within(provider.manifest, { tenant_id, integration_id, connection_code });
    let daily_requests: DailyRequests | undefined;
    const http: Http = async (request) => {
      const response = await send({ ...request, volume });
      daily_requests = readDailyRequests(provider.manifest.daily_requests, response.headers) ?? daily_requests;
      return response;
    };
    const began = performance.now();
    const observed = {
      integration_id,
      source: 'probe' as const,
      part: PROBE_PART,
      started_at: this.clock.now().toISOString(),
      credential_version,
    };
    const heard = () => ({ ...(daily_requests && { daily_requests }), ...bytesOf(volume) });
    const latency = () => Math.round((performance.now() - began) * 10) / 10;
    try {
      const found = await provider.probe({ http, now: () => this.clock.now(), material, config, account_id });
      const credentials_end_at = found?.ends_at?.toISOString();
      const worked = { outcome: 'success' as const, latency_ms: latency(), credentials_end_at };
      const observation = { ...observed, ...worked, ...heard() };
      return { observation, ...(found ? { found } : {}) };
    } catch (error) {
      if (error instanceof NoRoom) return { reason: 'limit', again_in_seconds: error.wait_ms / 1_000 };
      if (!(error instanceof ProviderError)) throw error;
      const { cause, code, message, http_status, missing_scope } = error.failure;
      const failed = { outcome: 'failure', cause, error_code: code, message, http_status, missing_scope } as const;
      return { observation: { ...observed, ...failed, ...heard(), latency_ms: latency() } };
    }
  }

  /** A probe that has begun is finished: its further requests are counted and do not wait. */
  private within(manifest: ProviderManifest, counted: Counted): Http {
    const send = this.outside(manifest);
    let sent = 0;
    return async (request) => {
      const wait = sent === 0 ? await this.limits.takeSpare(counted, manifest.rate_limit) : 0;
      if (wait > 0) throw new NoRoom(wait);
      if (sent > 0) await this.limits.take(counted, manifest.rate_limit);
      sent += 1;
      return send(request);
    };
  }
}
