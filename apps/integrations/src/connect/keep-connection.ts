import { Database } from '@linesman/persistence';
import type { ProviderAccount, TokenSet } from '@linesman/provider-kit';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Audit } from '../audit/audit';
import { isOtherAccount, rememberAccount } from '../credentials/enter-credentials';
import { StoreCredentials } from '../credentials/store-credentials';
import { Integration } from '../integrations/integration.entity';
import { SaveIntegration } from '../integrations/save-integration';
import { ConnectSession } from './connect-session.entity';
import type { ConnectOutcome } from './finish-connect';

export interface Consented {
  tokens: TokenSet;
  config: Record<string, unknown>;
  account?: ProviderAccount;
}

/** Tokens of a verified consent take their place, and the link that brought them is used up. */
@Injectable()
export class KeepConnection {
  constructor(
    private readonly database: Database,
    private readonly credentials: StoreCredentials,
    private readonly integrations: SaveIntegration,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  keep(session: ConnectSession, { tokens, config, account }: Consented): Promise<ConnectOutcome> {
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
        { consumed_at: this.clock.now(), state_hash: null, code_verifier: null, browser_hash: null },
      );
      if (affected !== 1) return { kind: 'too-late' };

      const { access_token, refresh_token, expires_at } = tokens;
      const reason = row.credential_version === 0 ? 'connected' : 'reconnected';
      const fields = { access_token, ...(refresh_token ? { refresh_token } : {}) };
      await this.credentials.store(tx, row, { fields, reason, expires_at });
      row.config = config;
      row.status_reason = null;
      if (row.status !== 'inactive') row.status = 'active';
      rememberAccount(row, account);
      await this.integrations.save(tx, row);
      await this.audit.record(tx, {
        tenant_id,
        actor: `link:${session_id}`,
        action: `integration.${reason}`,
        subject_type: 'integration',
        subject_id: integration_id,
        detail: { account: account?.account_name, credential_version: row.credential_version },
      });
      return { kind: 'connected', account };
    });
  }
}
