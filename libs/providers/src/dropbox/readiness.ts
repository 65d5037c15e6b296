import {
  cheapSignals,
  type RawStatusSignals,
  type ReadinessSource,
  type ReadinessUser,
  type StatusStrategy,
  type StoredConnection,
  worstOf,
} from '@linesman/provider-kit';

/** Uses stored facts, and asks Dropbox only if they are stale. */
export class DropboxStatusStrategy implements StatusStrategy {
  constructor(private readonly source: ReadinessSource) {}

  async assessRaw(user: ReadinessUser): Promise<RawStatusSignals> {
    const connections = await this.source.connectionsOf(user);
    return worstOf(await Promise.all(connections.map((one) => this.assessOne(one))), this.source.app_configured);
  }

  private async assessOne(connection: StoredConnection) {
    const cheap = cheapSignals(connection, this.source);
    if (!cheap.authenticated || !cheap.has_refresh || !this.source.app_configured || !this.isStale(connection))
      return cheap;
    // If Dropbox cannot tell, or our staff have to act, reconnecting would not help.
    const authenticated = await connection.verify().catch(() => cheap.authenticated);
    return { ...cheap, authenticated };
  }

  private isStale({ expires_at, verified_at }: StoredConnection): boolean {
    const now = this.source.now().getTime();
    if (expires_at && expires_at.getTime() <= now) return true;
    return !verified_at || verified_at.getTime() + this.source.ttl_seconds * 1_000 <= now;
  }
}
