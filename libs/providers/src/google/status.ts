import type { CallContext, ProviderAccount } from '@linesman/provider-kit';
import { driveGet, signInGet } from './dialect';

interface UserInfo {
  sub: string;
  email?: unknown;
  name?: unknown;
}

export async function probe(context: CallContext): Promise<void> {
  await driveGet(context, '/about?fields=user(permissionId)', isAbout);
}

export async function identify(context: CallContext): Promise<ProviderAccount> {
  const { sub, email, name } = await signInGet(context, '/userinfo', isUserInfo);
  const named = [email, name].find((one): one is string => typeof one === 'string' && one !== '');
  return { account_id: sub, account_name: named ?? sub };
}

function isAbout(body: unknown): body is { user: { permissionId: string } } {
  const { user } = (body ?? {}) as { user?: { permissionId?: unknown } };
  return typeof user?.permissionId === 'string';
}

function isUserInfo(body: unknown): body is UserInfo {
  const { sub } = (body ?? {}) as Partial<UserInfo>;
  return typeof sub === 'string' && sub !== '';
}
