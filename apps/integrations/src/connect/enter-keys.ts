import { type FieldError, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { acceptCredentials, CheckCredentials, type Credentials } from '../credentials/check-credentials';
import { isOtherAccount } from '../credentials/enter-credentials';
import type { ConnectSession } from './connect-session.entity';
import { CountKeyTry } from './count-key-try';
import type { LinkSubject } from './follow-link';
import { type ConnectOutcome, KeepConnection } from './keep-connection';

export type KeyOutcome = ConnectOutcome | { kind: 'refused-fields'; errors: FieldError[] } | { kind: 'too-many-keys' };

/** Checks a key that somebody entered on the page of a link at the provider, and stores it if it works. */
@Injectable()
export class EnterKeys {
  constructor(
    private readonly checkCredentials: CheckCredentials,
    private readonly connections: KeepConnection,
    private readonly tries: CountKeyTry,
  ) {}

  async enter(
    session: ConnectSession,
    { provider, integration }: LinkSubject,
    entered: Record<string, unknown>,
  ): Promise<KeyOutcome> {
    const fields = await acceptCredentials(provider, filledIn(entered)).catch(fieldErrors);
    if (Array.isArray(fields)) return { kind: 'refused-fields', errors: fields };
    if (!(await this.tries.count(session))) return { kind: 'too-many-keys' };
    const checked = await this.checkCredentials.check(provider, fields, integration.config);
    if ('failure' in checked) return { kind: 'failed', failure: checked.failure };
    const { account } = checked;
    if (isOtherAccount(integration, account)) return { kind: 'wrong-account', account: account! };
    const settings = account && provider.configFromAccount?.(account);
    return this.connections.keep(session, {
      fields,
      config: { ...integration.config, ...settings },
      account,
      from_consent: false,
      granted_scopes: account?.granted_scopes,
      // Where the provider does not name the account of a key, a tenant admin has to confirm it.
      sameAccount: account !== undefined && integration.provider_account_id !== null,
    });
  }
}

/** Leaves out empty fields, which a form sends too, and trims spaces around pasted values. */
const filledIn = (entered: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(entered)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => value !== ''),
  );

function fieldErrors(error: unknown): FieldError[] | Credentials {
  const errors = error instanceof Problem ? error.document.errors : undefined;
  if (!errors) throw error;
  return errors;
}
