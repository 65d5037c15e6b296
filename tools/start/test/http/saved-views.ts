import { randomUUID } from 'node:crypto';
import { requestJson } from '../../../actors/http.ts';
import type { Example } from './cases.ts';
import type { World } from './world.ts';

interface Saved {
  view_id: string;
}

const newView = () => ({ name: randomUUID(), view: 'all', q: randomUUID() });

/** They belong to the person, so the one who makes a valid request has them. */
const ask = <T>({ origin, tokens }: World, method: string, path: string, body?: object): Promise<T> =>
  requestJson(`${origin}/v1${path}`, { method, token: tokens.tenant_admin, body });

/** A person has at most 20. */
async function deleteAll(world: World): Promise<void> {
  const { saved } = await ask<{ saved: Saved[] }>(world, 'GET', '/triage');
  for (const { view_id } of saved) await ask(world, 'DELETE', `/saved-views/${view_id}`);
}

async function withView(world: World): Promise<Example> {
  await deleteAll(world);
  const { view_id } = await ask<Saved>(world, 'POST', '/saved-views', newView());
  return { known: { view_id } };
}

export const savedViewExamples: Record<string, (world: World) => Promise<Example>> = {
  createSavedView: async (world) => {
    await deleteAll(world);
    return { body: newView() };
  },
  renameSavedView: withView,
  deleteSavedView: withView,
};
