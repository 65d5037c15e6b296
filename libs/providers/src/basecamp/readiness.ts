import {
  type RawStatusSignals,
  type ReadinessSource,
  type ReadinessUser,
  type StatusStrategy,
  storedSignals,
  worstOf,
} from '@linesman/provider-kit';

/** Not connected until our application at Basecamp is configured; from then on like any OAuth provider. */
export class BasecampStatusStrategy implements StatusStrategy {
  constructor(private readonly source: ReadinessSource) {}

  async assessRaw(user: ReadinessUser): Promise<RawStatusSignals> {
    return this.source.app_configured ? storedSignals(this.source, user) : worstOf([], false);
  }
}
