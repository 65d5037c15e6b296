import { setTimeout as pause } from 'node:timers/promises';
import { ProviderError, refreshToken, type TokenSet } from '@linesman/provider-kit';
import { LOGGER, Problem } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { type ClaimedRefresh, ClaimTokenRefresh } from './claim-token-refresh';
import { RecordTokenRefresh } from './record-token-refresh';

const STORE_RETRIES_MS = [100, 400, 1_000, 3_000];

/** Runs the token refreshes of this process, at most one at a time for each integration. */
@Injectable()
export class TokenRefreshes implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly all = new Map<string, Promise<void>>();

  constructor(
    private readonly claims: ClaimTokenRefresh,
    private readonly results: RecordTokenRefresh,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  running(integration_id: string): Promise<void> | undefined {
    return this.all.get(integration_id);
  }

  /** Resolves when the result is stored, a refusal included. It continues even if the caller stops waiting. */
  run(tenant_id: string, integration_id: string, refused_version?: number): Promise<void> {
    const work = this.refresh(tenant_id, integration_id, refused_version).finally(() =>
      this.all.delete(integration_id),
    );
    // Logged here, because no caller may be waiting any more.
    work.catch((error: unknown) => this.logger.error({ err: error, integration_id }, 'token refresh failed'));
    this.all.set(integration_id, work);
    return work;
  }

  private async refresh(tenant_id: string, integration_id: string, refused_version?: number): Promise<void> {
    const claimed = await this.claims.claim(tenant_id, integration_id, refused_version);
    if (!claimed) return;
    const outcome = await refreshToken(claimed.endpoint, claimed.refresh_token).catch((error: unknown) => {
      if (error instanceof ProviderError) return error;
      throw error;
    });
    await this.store(claimed, outcome);
  }

  /** New tokens that are not stored are lost, so it tries again while the database is away for a moment. */
  private async store(claimed: ClaimedRefresh, outcome: TokenSet | ProviderError): Promise<void> {
    for (const delay of [...STORE_RETRIES_MS, undefined]) {
      try {
        if (outcome instanceof ProviderError) await this.results.failed(claimed, outcome.failure);
        else await this.results.succeeded(claimed, outcome);
        return;
      } catch (error) {
        if (delay === undefined || error instanceof Problem) throw error;
        this.logger.warn({ err: error, integration_id: claimed.row.integration_id }, 'token refresh not stored yet');
        await pause(delay);
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.all.values());
  }

  /** Leases are answered until the messaging server is closed, so a refresh may have begun since. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.all.values());
  }
}
