import type { PersonAccount } from '../../stand-ins/stand-in';
import stored from './accounts.json';

export interface DropboxAccount extends PersonAccount {
  account_id: string;
  uid: string;
  files: number;
}

export const accounts: DropboxAccount[] = stored;

export const accountOf = (account: string): DropboxAccount | undefined =>
  accounts.find((one) => one.account === account);
