import { changed, Database, type Tx, withCommit } from '@linesman/persistence';
import { textForCause, type Provider, type TokenEndpoint } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { Sealer } from '../sealing/sealer';
import { JudgeLease } from './judge-lease';
import { type Leasable, lockLeasable } from './read-leasable';
import { RecordRefusal, type Refusal } from './record-refusal';

export interface ClaimedRefresh {
  row: Leasable;
  refresh_token: string;
  attempt: number;
  provider: Provider;
  endpoint: TokenEndpoint;
  started_at: Date;
  /** The provider has refused the current access token, so the caller cannot use it meanwhile. */
  forced: boolean;
  /** Whether the claim has run out on the way to here, for example because the process was paused. */
  isOver: () => boolean;
}

/** Another process was faster, or the refresh is refused. */
export interface NothingToSend {
  nothing_to_send: true;
  /** As it is, if the claim has changed nothing. */
  row?: Leasable;
}

/** A process has sent the refresh token before and stored no answer, but may have kept one. */
export const unanswered = Symbol('a refresh token was sent, and its answer is not stored');

/** Commits a claim before the refresh token is sent, so that only one process sends it. */
@Injectable()
export class ClaimTokenRefresh {
  constructor(
    private readonly database: Database,
    private readonly judges: JudgeLease,
    private readonly sealer: Sealer,
    private readonly refusals: RecordRefusal,
    private readonly config: IntegrationsConfig,
  ) {}

  /**
   * @param isLost whether it is known that nobody kept the answer to a refresh token that was sent before.
   */
  claim(
    tenant_id: string,
    integration_id: string,
    refused_version: number | undefined,
    isLost: boolean,
  ): Promise<ClaimedRefresh | typeof unanswered | NothingToSend> {
    const over = performance.now() + this.config.REDEEM_LEASE_MS;
    return this.database.byKey.inTenant(tenant_id, async (tx) => {
      const row = await lockLeasable(tx, integration_id);
      if (row.status === 'inactive') return { nothing_to_send: true, row };
      const { kind, provider, endpoint, now } = this.judges.judge(row, refused_version);
      const forced = refused_version !== undefined && refused_version >= row.credential_version;
      if (row.redeeming_until && !isLost && (kind === 'refresh' || kind === 'interrupted')) return unanswered;
      if (kind === 'refresh' && endpoint) {
        // Opened before the claim is stored: if this throws, the token counts as not sent.
        const refresh_token = this.sealer.open({ tenant_id, record_id: integration_id }, row.sealed, 'refresh_token');
        return {
          row,
          refresh_token,
          attempt: this.storeClaim(tx, row, now),
          provider,
          endpoint: reportingSilence(endpoint),
          started_at: now,
          forced,
          isOver: () => performance.now() > over,
        };
      }
      if (kind !== 'refresh' && kind !== 'interrupted' && kind !== 'expired') return { nothing_to_send: true, row };
      this.refusals.record(tx, row, { ...localRefusals[kind](provider), started_at: now, forced });
      return { nothing_to_send: true };
    });
  }

  private storeClaim(tx: Tx, row: Leasable, now: Date): number {
    const attempt = row.redeeming_attempt + 1;
    const until = new Date(now.getTime() + this.config.REDEEM_LEASE_MS);
    const claimed = changed(
      tx,
      `update integration_credentials set redeeming_attempt = $2, redeeming_since = coalesce(redeeming_since, $3),
         redeeming_until = $4, updated_at = $3 where integration_id = $1`,
      [row.integration_id, attempt, now, until],
    );
    withCommit(tx, claimed);
    return attempt;
  }
}

/** Without a grace period, provider-kit reports a rotating token that was sent without an answer as `unknown`. */
const reportingSilence = (endpoint: TokenEndpoint): TokenEndpoint => ({
  ...endpoint,
  auth: { ...endpoint.auth, reuse_grace_seconds: undefined },
});

type LocalRefusal = (provider: Provider) => Pick<Refusal, 'cause' | 'error_code' | 'message' | 'final'>;

/** Refusals without a call to the provider. `refresh`: the credentials of our app there are missing. */
const localRefusals: Record<'interrupted' | 'expired' | 'refresh', LocalRefusal> = {
  interrupted: ({ manifest }) => ({
    cause: 'refresh_interrupted',
    message: textForCause(manifest, 'refresh_interrupted').reason,
    final: true,
  }),
  expired: ({ manifest }) => ({
    cause: 'refresh_refused',
    error_code: 'no_refresh_token',
    message: textForCause(manifest, 'refresh_refused').reason,
    final: true,
  }),
  refresh: ({ manifest }) => ({
    cause: 'app_credentials_missing',
    message: textForCause(manifest, 'app_credentials_missing').reason,
    final: false,
  }),
};
