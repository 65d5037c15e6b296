import type { Authorization } from './browser';
import { app, type TestSandbox } from './test-sandbox';

export const salesforce = ({ origin, console }: TestSandbox, params: Record<string, string> = {}): Authorization => ({
  origin,
  authorize: `${origin}/salesforce/services/oauth2/authorize`,
  token: `${origin}/salesforce/services/oauth2/token`,
  redirect_uri: `${console.origin}/oauth/callback`,
  params: { scope: 'api refresh_token', ...params },
  ...app,
});

export const dropbox = ({ origin, console }: TestSandbox, params: Record<string, string> = {}): Authorization => ({
  origin,
  authorize: `${origin}/dropbox/oauth2/authorize`,
  token: `${origin}/dropbox/oauth2/token`,
  redirect_uri: `${console.origin}/oauth/callback`,
  params: { token_access_type: 'offline', ...params },
  ...app,
});

export const xero = ({ origin, console }: TestSandbox): Authorization => ({
  origin,
  authorize: `${origin}/xero/identity/connect/authorize`,
  token: `${origin}/xero/connect/token`,
  redirect_uri: `${console.origin}/oauth/callback`,
  params: { scope: 'offline_access accounting.invoices accounting.contacts accounting.settings.read' },
  ...app,
});

export const refreshForm = (refresh_token = ''): Record<string, string> => ({
  grant_type: 'refresh_token',
  refresh_token,
  ...app,
});

export const bearer = (token = ''): { headers: Record<string, string> } => ({
  headers: { authorization: `Bearer ${token}` },
});

export const google = ({ origin, console }: TestSandbox): Authorization => ({
  origin,
  authorize: `${origin}/google/o/oauth2/v2/auth`,
  token: `${origin}/google/token`,
  redirect_uri: `${console.origin}/oauth/callback`,
  params: {
    scope: `openid email ${['metadata.readonly', 'file'].map((it) => `https://www.googleapis.com/auth/drive.${it}`).join(' ')}`,
    access_type: 'offline',
    prompt: 'consent',
  },
  ...app,
});

export const basecamp = ({ origin, console }: TestSandbox): Authorization => ({
  origin,
  authorize: `${origin}/basecamp/authorization/new`,
  token: `${origin}/basecamp/authorization/token`,
  redirect_uri: `${console.origin}/oauth/callback`,
  ...app,
});
