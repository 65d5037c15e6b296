export const providers = [
  'idp',
  'salesforce',
  'dropbox',
  'stripe',
  'xero',
  'google',
  'basecamp',
  'custom_api',
  'slack',
] as const;
export type Provider = (typeof providers)[number];
export const oauthProviders = ['salesforce', 'dropbox', 'xero', 'google', 'basecamp'] as const;

/** Slack's pages share its prefix with its API: only the API is the provider's. */
const prefix =
  /^\/(idp|salesforce|dropbox|stripe|xero|google|basecamp|custom_api|slack(?=\/(?:api|response|oauth)\/))\//;

export const providerOf = (url: string): Provider | undefined => prefix.exec(url)?.[1] as Provider | undefined;
