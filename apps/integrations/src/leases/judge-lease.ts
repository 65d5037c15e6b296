import type { Provider, TokenEndpoint } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { ProviderCalls } from '../providers/provider-calls';
import { decideLease, type LeaseDecision } from './decide-lease';
import { type Leasable, refreshModeOf } from './read-leasable';

export type Judgement = LeaseDecision & {
  provider: Provider;
  /** Absent if the credentials of our app at the provider are missing. */
  endpoint?: TokenEndpoint;
  now: Date;
};

/** Decides what to do now with one integration's credentials: grant, refuse, refresh or wait. */
@Injectable()
export class JudgeLease {
  constructor(private readonly calls: ProviderCalls) {}

  judge(row: Leasable, refused_version?: number): Judgement {
    const provider = this.calls.provider(row.connection_code);
    const now = row.read_at;
    const decision = decideLease(row, refreshModeOf(provider, row), now, refused_version);
    return { ...decision, provider, endpoint: this.calls.tokenEndpoint(provider), now };
  }
}
