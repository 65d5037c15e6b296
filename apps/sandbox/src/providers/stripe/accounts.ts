import stored from './accounts.json';

export interface StripeAccount {
  account: string;
  name: string;
  email: string;
  account_id: string;
  api_key: string;
}

export const accounts: StripeAccount[] = stored;
