import { Database, type Tx } from '@linesman/persistence';
import { textForCause, type Provider, type TokenEndpoint } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { findIntegration } from '../integrations/find-integration';
import { Sealer } from '../sealing/sealer';
import { JudgeLease } from './judge-lease';
import { type Leasable, readLeasable } from './read-leasable';
import { type Refusal, RefuseRenewal } from './refuse-renewal';

export interface ClaimedRedemption {
  row: Leasable;
  refresh_token: string;
  attempt: number;
  provider: Provider;
  endpoint: TokenEndpoint;
  started_at: Date;
  /** Somebody waits who has no use for the old token. */
  forced: boolean;
}

/** Commits the intent to redeem before the refresh token leaves the house; of all processes one gets it. */
@Injectable()
export class ClaimRedemption {
  constructor(
    private readonly database: Database,
    private readonly judges: JudgeLease,
    private readonly sealer: Sealer,
    private readonly refusals: RefuseRenewal,
    private readonly config: IntegrationsConfig,
  ) {}

  /** Nothing when there is nothing to send: another was faster, or a refusal stands now. */
  claim(tenant_id: string, integration_id: string, refused_version?: number): Promise<ClaimedRedemption | undefined> {
    return this.database.inTenant(tenant_id, async (tx) => {
      await findIntegration(tx, integration_id, true);
      const row = await readLeasable(tx, integration_id);
      const { kind, provider, endpoint, now } = this.judges.judge(row, refused_version);
      const forced = refused_version !== undefined && refused_version >= row.credential_version;
      if (kind === 'redeem' && endpoint) {
        // Before anything is marked: what does not open was never sent.
        const refresh_token = this.sealer.open({ tenant_id, record_id: integration_id }, row.sealed, 'refresh_token');
        const attempt = await this.markRedeeming(tx, row, now);
        return { row, refresh_token, attempt, provider, endpoint: tellingSilence(endpoint), started_at: now, forced };
      }
      if (kind === 'redeem' || kind === 'interrupted' || kind === 'expired')
        await this.refusals.refuse(tx, row, { ...localRefusals[kind](provider), started_at: now, forced });
      return undefined;
    });
  }

  private async markRedeeming(tx: Tx, row: Leasable, now: Date): Promise<number> {
    const attempt = row.redeeming_attempt + 1;
    await tx.query(
      `update integration_credentials set redeeming_attempt = $2, redeeming_since = coalesce(redeeming_since, $3),
         redeeming_until = $4, updated_at = $3 where integration_id = $1`,
      [row.integration_id, attempt, now, new Date(now.getTime() + this.config.REDEEM_LEASE_MS)],
    );
    return attempt;
  }
}

/** Without its grace, silence after a rotating token was sent is told from a call that never left. */
const tellingSilence = (endpoint: TokenEndpoint): TokenEndpoint => ({
  ...endpoint,
  auth: { ...endpoint.auth, reuse_grace_seconds: undefined },
});

type LocalRefusal = (provider: Provider) => Pick<Refusal, 'cause' | 'error_code' | 'message' | 'final'>;

/** What is known without asking the provider; `redeem` comes here when our app's credentials are missing. */
const localRefusals: Record<'interrupted' | 'expired' | 'redeem', LocalRefusal> = {
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
  redeem: ({ manifest }) => ({
    cause: 'app_credentials_missing',
    message: textForCause(manifest, 'app_credentials_missing').reason,
    final: false,
  }),
};
