import type { Operation } from './api-document.ts';
import { type Case, validCase } from './cases.ts';
import type { World } from './world.ts';
import { newLink } from './new-integration.ts';
import { spoiltParameters } from './spoilt-values.ts';

export interface Started {
  state: string;
  /** Binds the consent to the browser. */
  cookie: string;
}

/** Follows a new link as far as the provider. */
export async function startedConsent(world: World): Promise<Started> {
  const link = `${world.origin}/connect/${await newLink(world, 'salesforce')}`;
  const answer = await fetch(link, { method: 'POST', redirect: 'manual' });
  const state = new URL(answer.headers.get('location') ?? '').searchParams.get('state');
  return { state: state!, cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! };
}

/** What a provider, or somebody in its place, may send people back with. Each code gets a consent of its own. */
export async function* atTheCallback(operation: Operation, world: World): AsyncGenerator<Case> {
  const caseOf = (name: string, { state, cookie }: Started, query: string, statuses: number[]): Case => ({
    ...validCase(operation, {}, { cookie }),
    name,
    path: `/oauth/callback?state=${state}${query}`,
    wanted: { statuses, without: [world.other.mark, world.other.tenant] },
  });
  for (const { name, text } of spoiltParameters)
    yield caseOf(`${name} as code`, await startedConsent(world), `&code=${text}`, [200, 400]);
  yield caseOf('a refusal', await startedConsent(world), '&error=access_denied', [200]);
  yield caseOf('a code twice', await startedConsent(world), '&code=a&code=b', [200, 400]);
  const [one, two] = [await startedConsent(world), await startedConsent(world)];
  yield caseOf('the state of another browser', { state: one.state, cookie: two.cookie }, '&code=x', [400]);
  yield caseOf('no cookie', { state: one.state, cookie: 'x=y' }, '&code=x', [400]);
  yield caseOf('a forged cookie', { ...one, cookie: `${one.cookie}x` }, '&code=x', [400]);
}
