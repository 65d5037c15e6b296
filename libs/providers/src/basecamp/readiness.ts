import {
  cheapSignals,
  type RawStatusSignals,
  type ReadinessSource,
  type ReadinessUser,
  type StatusStrategy,
  worstOf,
} from '@linesman/provider-kit';

/** Not connected until our application at Basecamp is configured; then like any OAuth provider. */
export class BasecampStatusStrategy implements StatusStrategy {
  constructor(private readonly source: ReadinessSource) {}

  async assessRaw(user: ReadinessUser): Promise<RawStatusSignals> {
    const { app_configured } = this.source;
    if (!app_configured) return worstOf([], app_configured);
    const connections = await this.source.connectionsOf(user);
    return worstOf(
      connections.map((one) => cheapSignals(one, this.source)),
      app_configured,
    );
  }
}
