import type { Provider, TokenEndpoint } from '@linesman/provider-kit';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ProviderCalls } from '../providers/provider-calls';
import { decideLease, type LeaseDecision } from './decide-lease';
import { type Leasable, renewalOf } from './read-leasable';

export type Judgement = LeaseDecision & {
  provider: Provider;
  /** Absent where our app's credentials at the provider are missing. */
  endpoint?: TokenEndpoint;
  now: Date;
};

/** What is to be done about one integration's credentials at this moment. */
@Injectable()
export class JudgeLease {
  constructor(
    private readonly calls: ProviderCalls,
    private readonly clock: Clock,
  ) {}

  judge(row: Leasable, refused_version?: number): Judgement {
    const provider = this.calls.provider(row.connection_code);
    const now = this.clock.now();
    const decision = decideLease(row, renewalOf(provider, row), now, refused_version);
    return { ...decision, provider, endpoint: this.calls.tokenEndpoint(provider), now };
  }
}
