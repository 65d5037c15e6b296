import type { PersonAccount } from '../../stand-ins/stand-in';
import stored from './accounts.json';

export interface SalesforceAccount extends PersonAccount {
  organization_id: string;
  user_id: string;
  contacts: number;
  opportunities: number;
}

export const accounts: SalesforceAccount[] = stored;

export const accountOf = (account: string): SalesforceAccount | undefined =>
  accounts.find((one) => one.account === account);
