import { type CallContext, type ProviderAccount, scopesIn } from '@linesman/provider-kit';
import { slackPage } from './dialect';

interface AuthTest {
  ok: true;
  team_id: string;
  team?: unknown;
}

export async function probe(context: CallContext): Promise<void> {
  await authTest(context);
}

export async function identify(context: CallContext): Promise<ProviderAccount> {
  const { body, headers } = await authTest(context);
  const { team_id, team } = body;
  // Every answer names the scopes of its token.
  const granted_scopes = scopesIn(headers['x-oauth-scopes']);
  return {
    account_id: team_id,
    account_name: typeof team === 'string' ? team : team_id,
    ...(granted_scopes && { granted_scopes }),
  };
}

const authTest = (context: CallContext) => slackPage(context, '/auth.test', isAuthTest);

function isAuthTest(body: unknown): body is AuthTest {
  const { ok, team_id } = (body ?? {}) as Partial<AuthTest>;
  return ok === true && typeof team_id === 'string' && team_id !== '';
}
