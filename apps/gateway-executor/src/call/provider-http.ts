import { createOutside, type Http, type ProviderManifest, withDeadline } from '@linesman/provider-kit';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import { withRateLimit } from './rate-limited-http';
import { RateLimits } from './rate-limits';
import type { Execution } from '../ledger/execution.entity';

/** The longest one request to a provider may take. */
export const LONGEST_REQUEST_MS = 10_000;

/** HTTP to a provider within its rate limit and the time that is left. */
@Injectable()
export class ProviderHttp {
  private readonly outside: ReturnType<typeof createOutside>;

  constructor(
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    config: GatewayExecutorConfig,
  ) {
    this.outside = createOutside({
      origins: config.PROVIDER_ORIGINS,
      allow_loopback: config.ALLOW_LOOPBACK_ADDRESSES,
      timeout_ms: LONGEST_REQUEST_MS,
      user_agent: `Linesman (${config.PUBLIC_ORIGIN})`,
    });
  }

  http(row: Execution, manifest: ProviderManifest, until: Date): Http {
    const { code, rate_limit } = manifest;
    const { tenant_id, integration_id } = row;
    const inTime = withDeadline(this.outside(manifest), until, () => this.clock.now());
    return withRateLimit(inTime, this.limits, { tenant_id, integration_id, connection_code: code }, rate_limit, until);
  }
}
