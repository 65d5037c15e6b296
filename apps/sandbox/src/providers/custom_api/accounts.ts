import stored from './accounts.json';

export interface CustomApiAccount {
  account: string;
  name: string;
  api_key: string;
}

export const accounts: CustomApiAccount[] = stored;
