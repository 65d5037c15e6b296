import type { PersonAccount } from '../../stand-ins/stand-in';
import stored from './accounts.json';

export interface GoogleAccount extends PersonAccount {
  sub: string;
  permission_id: string;
  files: number;
}

export const accounts: GoogleAccount[] = stored;

export const accountOf = (account: string): GoogleAccount | undefined =>
  accounts.find((one) => one.account === account);
