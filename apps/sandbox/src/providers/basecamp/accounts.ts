import type { PersonAccount } from '../../stand-ins/stand-in';
import stored from './accounts.json';

export interface BasecampAccount extends PersonAccount {
  account_id: number;
  identity_id: number;
  projects: number;
}

export const accounts: BasecampAccount[] = stored;

export const accountOf = (account: string): BasecampAccount | undefined =>
  accounts.find((one) => one.account === account);
