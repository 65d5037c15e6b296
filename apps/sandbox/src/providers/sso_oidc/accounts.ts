import type { ProviderAccount } from '../../stand-ins/stand-in';
import stored from './accounts.json';

export interface OidcAccount extends ProviderAccount {
  client_id: string;
  client_secret: string;
}

export const accounts: OidcAccount[] = stored;
