import { Database, type Tx } from '@linesman/persistence';
import { textForCause, type ProviderFailure } from '@linesman/provider-kit';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { IntegrationCredential } from '../credentials/integration-credential.entity';
import { StoreCredentials } from '../credentials/store-credentials';
import { findIntegration } from '../integration-record/find-integration';
import { Integration } from '../integration-record/integration.entity';
import type { ClaimedRefresh } from './claim-token-refresh';
import { type Leasable, lockLeasable } from './read-leasable';
import { RecordRefusal } from './record-refusal';
import type { RefreshAnswer } from './refresh-answer';

const TAKE_OVER_MS = 2_000;

/** Stores the result of a token refresh, if no newer attempt or newer credentials have replaced it. */
@Injectable()
export class RecordTokenRefresh {
  constructor(
    private readonly database: Database,
    private readonly credentials: StoreCredentials,
    private readonly refusals: RecordRefusal,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  succeeded(answer: RefreshAnswer): Promise<void> {
    const { fields, config, expires_at, refresh_token_expires_at: ends_at } = answer;
    return this.ifNewest(answer, async (tx) => {
      const row = await findIntegration(tx, answer.integration_id);
      row.config = { ...row.config, ...config };
      await this.credentials.store(tx, row, {
        fields,
        reason: 'refreshed',
        expires_at: expires_at ? new Date(expires_at) : undefined,
        credentials_end_at: ends_at === undefined ? row.credentials_end_at : ends_at ? new Date(ends_at) : null,
        from_consent: true,
      });
      await tx.save(Integration, row);
    });
  }

  failed(claimed: ClaimedRefresh, failure: ProviderFailure): Promise<void> {
    const { started_at, forced, provider } = claimed;
    // The token was sent and no answer came. The provider may have taken it, so it must not be sent again.
    const interrupted = failure.class === 'unknown';
    const { auth } = provider.manifest;
    if (interrupted && auth.type === 'oauth2' && auth.reuse_grace_seconds) return this.allowTakeOver(claimed);
    const cause = interrupted ? 'refresh_interrupted' : failure.cause;
    const final = interrupted || cause === 'refresh_refused';
    const hasOwnText = final || cause === 'invalid_client';
    return this.ifNewest(attemptOf(claimed), (tx, row) =>
      this.refusals.record(tx, row, {
        cause,
        error_code: failure.code,
        message: hasOwnText ? textForCause(provider.manifest, cause).reason : failure.message,
        http_status: failure.http_status,
        retry_after_ms: failure.retry_after_ms,
        started_at,
        final,
        forced,
      }),
    );
  }

  /** Within the provider's grace period the next process may send the same token again. */
  private allowTakeOver(claimed: ClaimedRefresh): Promise<void> {
    return this.ifNewest(attemptOf(claimed), async (tx, { integration_id, read_at }) => {
      const redeeming_until = new Date(read_at.getTime() + TAKE_OVER_MS);
      await tx.update(IntegrationCredential, { integration_id }, { redeeming_until });
    });
  }

  private async ifNewest(
    { tenant_id, integration_id, attempt }: RefreshAttempt,
    work: (tx: Tx, row: Leasable) => Promise<void> | void,
  ): Promise<void> {
    await this.database.byKey.inTenant(tenant_id, async (tx) => {
      const row = await lockLeasable(tx, integration_id);
      if (row.redeeming_attempt === attempt) await work(tx, row);
      else this.logger.warn({ integration_id, attempt }, 'token refresh came too late: newer credentials are stored');
    });
  }
}

type RefreshAttempt = Pick<RefreshAnswer, 'tenant_id' | 'integration_id' | 'attempt'>;

const attemptOf = ({ row: { tenant_id, integration_id }, attempt }: ClaimedRefresh): RefreshAttempt => ({
  tenant_id,
  integration_id,
  attempt,
});
