import { Database, type Tx } from '@linesman/persistence';
import { type ProviderAccount, type ProviderFailure } from '@linesman/provider-kit';
import { Problem, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { findIntegration } from '../integration-record/find-integration';
import type { Integration } from '../integration-record/integration.entity';
import { SaveIntegration } from '../integration-record/save-integration';
import { ProviderCalls } from '../providers/provider-calls';
import { CheckCredentials, type Credentials } from './check-credentials';
import { StoreCredentials } from './store-credentials';

/** What a person entered. */
export interface Entered {
  fields: Credentials;
  /** When the key ends, if the person said so. */
  credentials_end_at?: Date;
}

/** Checks credentials that a person entered at the provider, and stores them. */
@Injectable()
export class EnterCredentials {
  constructor(
    private readonly database: Database,
    private readonly calls: ProviderCalls,
    private readonly checkCredentials: CheckCredentials,
    private readonly credentials: StoreCredentials,
    private readonly integrations: SaveIntegration,
  ) {}

  /** A new integration keeps credentials that do not work, and its `status_reason` says why they do not. */
  async first(caller: Principal, integration_id: string, { fields, credentials_end_at }: Entered): Promise<void> {
    const inTenant = <T>(work: (tx: Tx) => Promise<T>) => this.database.inTenant(caller.tenantId, work);
    const { connection_code, config } = await inTenant((tx) => findIntegration(tx, integration_id));
    const checked = await this.checkCredentials.check(this.calls.provider(connection_code), fields, config);
    await inTenant(async (tx) => {
      const row = await findIntegration(tx, integration_id, true);
      await this.credentials.store(tx, row, {
        fields,
        reason: 'connected',
        credentials_end_at,
        from_consent: false,
        granted_scopes: 'failure' in checked ? undefined : checked.account?.granted_scopes,
      });
      const failed = 'failure' in checked;
      row.status = failed ? 'error' : 'active';
      row.status_reason = failed ? checked.failure.message : null;
      row.status_cause = failed ? checked.failure.cause : null;
      if (!failed) rememberAccount(row, checked.account);
      await this.integrations.save(tx, row);
    });
  }

  /**
   * Checks new credentials for an existing integration at the provider.
   * @returns what stores them, for the caller's transaction.
   * @throws Problem if they do not work. If they belong to another account, storing them throws.
   */
  async tryReplacement(
    row: Integration,
    { fields, credentials_end_at }: Entered,
  ): Promise<(tx: Tx, row: Integration) => Promise<void>> {
    const checked = await this.checkCredentials.check(this.calls.provider(row.connection_code), fields, row.config);
    if ('failure' in checked) throw refusedCredentials(checked.failure);
    return async (tx, locked) => {
      refuseOtherAccount(locked, checked.account);
      const reason = locked.credential_version === 0 ? 'connected' : 'replaced';
      const { granted_scopes } = checked.account ?? {};
      await this.credentials.store(tx, locked, {
        fields,
        reason,
        credentials_end_at,
        from_consent: false,
        granted_scopes,
      });
      if (locked.status !== 'inactive') locked.status = 'active';
      locked.status_reason = locked.status_cause = null;
      rememberAccount(locked, checked.account);
    };
  }
}

export function rememberAccount(row: Integration, account?: ProviderAccount): void {
  if (!account) return;
  row.provider_account_id = account.account_id;
  row.provider_account_name = account.account_name;
}

export const isOtherAccount = (row: Integration, account?: ProviderAccount): boolean =>
  row.provider_account_id !== null && account !== undefined && account.account_id !== row.provider_account_id;

function refuseOtherAccount(row: Integration, account?: ProviderAccount): void {
  if (!isOtherAccount(row, account)) return;
  throw new Problem(
    409,
    'wrong-account',
    `These credentials belong to ${account!.account_name}, the integration to ${row.provider_account_name}. ` +
      'Nothing was changed; for another account make another integration.',
  );
}

const refusedCredentials = ({ class: failureClass, cause, code, message }: ProviderFailure): Problem =>
  failureClass === 'permanent'
    ? new Problem(422, 'credentials-refused', `${message} Nothing was changed.`, {
        errors: [{ field: 'credentials', message }],
        cause,
        code,
      })
    : new Problem(502, 'provider-failed', `The credentials could not be checked: ${message} Nothing was changed.`);
