import type { PersonAccount } from '../../stand-ins/stand-in';
import stored from './accounts.json';

export interface XeroAccount extends PersonAccount {
  tenant_id: string;
  contacts: number;
  invoices: number;
}

export const accounts: XeroAccount[] = stored;

export const accountOf = (account: string): XeroAccount | undefined => accounts.find((one) => one.account === account);
