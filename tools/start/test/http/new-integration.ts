import { randomUUID } from 'node:crypto';
import type { World } from './world.ts';

export async function newIntegration({ own: { call } }: World, connection_code: string): Promise<string> {
  const { integration_id } = await call('POST', '/integrations', { connection_code, name: `Tried ${randomUUID()}` });
  return integration_id!;
}

export async function newLink(world: World, connection_code: string): Promise<string> {
  const { url } = await world.own.call(
    'POST',
    `/integrations/${await newIntegration(world, connection_code)}/connect-sessions`,
    {},
  );
  return url!.split('/').at(-1)!;
}
