import { setTimeout as pause } from 'node:timers/promises';
import { ProviderError, refreshToken, type TokenSet } from '@linesman/provider-kit';
import { LOGGER, Problem } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ClaimRedemption, type ClaimedRedemption } from './claim-redemption';
import { RecordRedemption } from './record-redemption';

const STORE_RETRIES_MS = [100, 400, 1_000, 3_000];

/** This process's redemptions of refresh tokens, one at a time for each integration. */
@Injectable()
export class Redemptions implements BeforeApplicationShutdown {
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    private readonly claims: ClaimRedemption,
    private readonly results: RecordRedemption,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  underWay(integration_id: string): Promise<void> | undefined {
    return this.running.get(integration_id);
  }

  /** Resolves when the outcome stands in the row, whatever it is. Goes on although its caller stopped waiting. */
  run(tenant_id: string, integration_id: string, refused_version?: number): Promise<void> {
    const work = this.redeem(tenant_id, integration_id, refused_version).finally(() =>
      this.running.delete(integration_id),
    );
    // Nobody may be left to hear of a failure; those who wait do.
    work.catch((error: unknown) => this.logger.error({ err: error, integration_id }, 'renewal failed'));
    this.running.set(integration_id, work);
    return work;
  }

  private async redeem(tenant_id: string, integration_id: string, refused_version?: number): Promise<void> {
    const claimed = await this.claims.claim(tenant_id, integration_id, refused_version);
    if (!claimed) return;
    const outcome = await refreshToken(claimed.endpoint, claimed.refresh_token).catch((error: unknown) => {
      if (error instanceof ProviderError) return error;
      throw error;
    });
    await this.store(claimed, outcome);
  }

  /** A redeemed token that is not stored is lost: a database that is away for a moment is waited for. */
  private async store(claimed: ClaimedRedemption, outcome: TokenSet | ProviderError): Promise<void> {
    for (const delay of [...STORE_RETRIES_MS, undefined]) {
      try {
        if (outcome instanceof ProviderError) await this.results.failed(claimed, outcome.failure);
        else await this.results.succeeded(claimed, outcome);
        return;
      } catch (error) {
        if (delay === undefined || error instanceof Problem) throw error;
        this.logger.warn({ err: error, integration_id: claimed.row.integration_id }, 'renewal not stored yet');
        await pause(delay);
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.running.values());
  }
}
