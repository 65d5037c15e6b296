import type { CallContext, ProviderAccount } from '@linesman/provider-kit';
import { slackGet } from './dialect';

interface AuthTest {
  ok: true;
  team_id: string;
  team?: unknown;
}

export async function probe(context: CallContext): Promise<void> {
  await authTest(context);
}

export async function identify(context: CallContext): Promise<ProviderAccount> {
  const { team_id, team } = await authTest(context);
  return { account_id: team_id, account_name: typeof team === 'string' ? team : team_id };
}

const authTest = (context: CallContext) => slackGet(context, '/auth.test', isAuthTest);

function isAuthTest(body: unknown): body is AuthTest {
  const { ok, team_id } = (body ?? {}) as Partial<AuthTest>;
  return ok === true && typeof team_id === 'string' && team_id !== '';
}
