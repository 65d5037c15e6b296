import stored from './accounts.json';

export interface StripeAccount {
  account: string;
  name: string;
  email: string;
  account_id: string;
  api_key: string;
}

export const accounts: StripeAccount[] = stored;

export const accountOf = (account: string): StripeAccount | undefined =>
  accounts.find((one) => one.account === account);
