import { Audit, Database } from '@linesman/persistence';
import type { ProviderAccount, ProviderFailure } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Credentials } from '../credentials/check-credentials';
import { isOtherAccount, rememberAccount } from '../credentials/enter-credentials';
import { HoldForApproval } from '../credentials/hold-for-approval';
import { StoreCredentials } from '../credentials/store-credentials';
import { Integration } from '../integration-record/integration.entity';
import { SaveIntegration } from '../integration-record/save-integration';
import { ConnectSession } from './connect-session.entity';
import { RecordStep } from './record-step';

export type ConnectOutcome =
  | { kind: 'connected'; account?: ProviderAccount }
  | { kind: 'failed'; failure: ProviderFailure }
  | { kind: 'wrong-account'; account: ProviderAccount }
  /** The key works, and a tenant admin has to confirm its account. */
  | { kind: 'held' }
  /** The link was used or revoked, or its integration was deleted, while the person was at the provider. */
  | { kind: 'too-late' };

export interface Verified {
  fields: Credentials;
  /** Of the access token. */
  expires_at?: Date;
  /** When they end and nothing renews them, if that is known. */
  credentials_end_at?: Date;
  config: Record<string, unknown>;
  account?: ProviderAccount;
  /** Whether a consent with our app at the provider gave them. */
  from_consent: boolean;
  /** Absent where the provider does not say. */
  granted_scopes?: string[];
  /** Whether these are known to belong to the same account as the credentials that they replace. */
  sameAccount: boolean;
}

/** How many names of further accounts are stored. */
const MOST_OTHERS = 20;

/** Stores verified credentials, or holds them for approval, and marks the link as used. */
@Injectable()
export class KeepConnection {
  constructor(
    private readonly database: Database,
    private readonly credentials: StoreCredentials,
    private readonly integrations: SaveIntegration,
    private readonly approvals: HoldForApproval,
    private readonly steps: RecordStep,
    private readonly audit: Audit,
  ) {}

  keep(
    session: ConnectSession,
    { fields, expires_at, credentials_end_at, config, account, from_consent, granted_scopes, sameAccount }: Verified,
  ): Promise<ConnectOutcome> {
    const { tenant_id, integration_id, session_id } = session;
    return this.database.inTenant(tenant_id, async (tx): Promise<ConnectOutcome> => {
      const row = await tx.findOne(Integration, {
        where: { integration_id, deleted_at: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) return { kind: 'too-late' };
      if (account && isOtherAccount(row, account)) return { kind: 'wrong-account', account };
      const { affected } = await tx.update(
        ConnectSession,
        { session_id, consumed_at: IsNull(), revoked_at: IsNull() },
        {
          consumed_at: () => 'clock_timestamp()',
          outcome: {
            first: row.credential_version === 0,
            account_name: account?.account_name,
            others: account?.others?.slice(0, MOST_OTHERS).map((name) => name.slice(0, 100)),
          },
          state_hash: null,
          code_verifier: null,
          browser_hash: null,
        },
      );
      if (affected !== 1) return { kind: 'too-late' };

      if (row.credential_version > 0 && !sameAccount) {
        const by = { actor: `link:${session_id}`, link_of: session.created_by };
        await this.approvals.hold(tx, row, fields, by);
        await this.steps.record(tx, session, { step: 'held' });
        return { kind: 'held' };
      }
      const reason = row.credential_version === 0 ? 'connected' : 'reconnected';
      await this.credentials.store(tx, row, {
        fields,
        reason,
        expires_at,
        credentials_end_at,
        from_consent,
        granted_scopes,
      });
      row.config = config;
      row.status_reason = row.status_cause = null;
      if (row.status !== 'inactive') row.status = 'active';
      rememberAccount(row, account);
      await this.integrations.save(tx, row);
      await this.steps.record(tx, session, { step: 'verified' });
      await this.audit.record(tx, {
        tenant_id,
        actor: `link:${session_id}`,
        action: `integration.${reason}`,
        subject_type: 'integration',
        subject_id: integration_id,
        detail: {
          name: row.name,
          link_of: session.created_by,
          account: account?.account_name,
          credential_version: row.credential_version,
        },
      });
      return { kind: 'connected', account };
    });
  }
}
