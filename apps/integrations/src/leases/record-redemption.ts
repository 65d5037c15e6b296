import { Database, type Tx } from '@linesman/persistence';
import { textForCause, type ProviderFailure, type TokenSet } from '@linesman/provider-kit';
import { Clock, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { IntegrationCredential } from '../credentials/integration-credential.entity';
import { StoreCredentials } from '../credentials/store-credentials';
import { findIntegration } from '../integrations/find-integration';
import { Integration } from '../integrations/integration.entity';
import type { ClaimedRedemption } from './claim-redemption';
import { type Leasable, readLeasable } from './read-leasable';
import { RefuseRenewal } from './refuse-renewal';

const TAKE_OVER_MS = 2_000;

/** What became of a redemption. Only the newest attempt may say so. */
@Injectable()
export class RecordRedemption {
  constructor(
    private readonly database: Database,
    private readonly credentials: StoreCredentials,
    private readonly refusals: RefuseRenewal,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  succeeded(claimed: ClaimedRedemption, tokens: TokenSet): Promise<void> {
    return this.fenced(claimed, async (tx, row) => {
      const { access_token, expires_at, refresh_token = claimed.refresh_token } = tokens;
      const fields = { access_token, refresh_token };
      row.config = { ...row.config, ...claimed.provider.configFromToken?.(tokens.response) };
      await this.credentials.store(tx, row, { fields, reason: 'refreshed', expires_at });
      await tx.save(Integration, row);
    });
  }

  failed(claimed: ClaimedRedemption, failure: ProviderFailure): Promise<void> {
    const { started_at, forced, provider } = claimed;
    // Silence after sending: redeemed or not, a token that works once must not be sent again.
    const interrupted = failure.class === 'unknown';
    const { auth } = provider.manifest;
    if (interrupted && auth.type === 'oauth2' && auth.reuse_grace_seconds) return this.leaveToTakeOver(claimed);
    const cause = interrupted ? 'refresh_interrupted' : failure.cause;
    const final = interrupted || cause === 'refresh_refused';
    const speaksForItself = final || cause === 'invalid_client';
    return this.fenced(claimed, (tx, _row, leasable) =>
      this.refusals.refuse(tx, leasable, {
        cause,
        error_code: failure.code,
        message: speaksForItself ? textForCause(provider.manifest, cause).reason : failure.message,
        http_status: failure.http_status,
        retry_after_ms: failure.retry_after_ms,
        started_at,
        final,
        forced,
      }),
    );
  }

  /** The next one may send it again, as long as the provider's grace lasts. */
  private leaveToTakeOver(claimed: ClaimedRedemption): Promise<void> {
    const soon = new Date(this.clock.now().getTime() + TAKE_OVER_MS);
    return this.fenced(claimed, async (tx) => {
      const where = { integration_id: claimed.row.integration_id };
      await tx.update(IntegrationCredential, where, { redeeming_until: soon });
    });
  }

  private async fenced(
    { row: { tenant_id, integration_id }, attempt }: ClaimedRedemption,
    work: (tx: Tx, row: Integration, leasable: Leasable) => Promise<void>,
  ): Promise<void> {
    await this.database.inTenant(tenant_id, async (tx) => {
      const row = await findIntegration(tx, integration_id, true);
      const leasable = await readLeasable(tx, integration_id);
      if (leasable.redeeming_attempt === attempt) await work(tx, row, leasable);
      else this.logger.warn({ integration_id, attempt }, 'renewal came too late: newer credentials stand');
    });
  }
}
