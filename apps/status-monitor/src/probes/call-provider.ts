import type { Lease, Observation } from '@linesman/contracts';
import { createOutside, ProviderError } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { StatusMonitorConfig } from '../config';
import { PROVIDERS } from '../providers';

const REQUEST_MS = 10_000;

/** Makes one probe call and returns an observation of it. A failure of the call is an observation too, not an error. */
@Injectable()
export class CallProvider {
  private readonly outside: ReturnType<typeof createOutside>;

  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
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

  async call({ integration_id, connection_code, credential_version, material, config }: Lease): Promise<Observation> {
    const provider = this.providers.get(connection_code);
    if (!provider) throw new Error(`there is no provider ${connection_code}`);
    const began = performance.now();
    const observed = {
      integration_id,
      source: 'probe' as const,
      part: 'probe',
      started_at: this.clock.now().toISOString(),
      credential_version,
    };
    const latency = () => Math.round((performance.now() - began) * 10) / 10;
    try {
      await provider.probe({ http: this.outside(provider.manifest), now: () => this.clock.now(), material, config });
      return { ...observed, outcome: 'success', latency_ms: latency() };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const { cause, code, message, http_status } = error.failure;
      return {
        ...observed,
        outcome: 'failure',
        cause,
        error_code: code,
        message,
        latency_ms: latency(),
        http_status,
      };
    }
  }
}
