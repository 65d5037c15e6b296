import { randomUUID } from 'node:crypto';
import { execute, type ExecuteAnswer, type ExecuteRequest } from '@linesman/contracts';
import type { ProblemDocument } from '@linesman/service-kit';
import { connect, headers } from '@nats-io/transport-node';
import type { World } from './start-world';

export type Reply = { response?: ExecuteAnswer; err?: ProblemDocument };
export type Ask = Partial<ExecuteRequest> & { token?: string };

/** Asks by RPC as a platform service does, with a token, and as the integrations service does, without one. */
export async function rpcCallers(world: World) {
  const [platform, integrations] = await Promise.all([
    connect(world.servers.nats.user('platform')),
    connect(world.servers.nats.user('integrations')),
  ]);

  async function call(as: 'platform' | 'integrations', tenant_id: string, { token, ...asked }: Ask): Promise<Reply> {
    const meta = headers();
    const bearer = token ?? (await world.issuer.token({ tenant: tenant_id, roles: ['service'], subject: 'billing' }));
    if (as === 'platform') meta.set('Authorization', `Bearer ${bearer}`);
    const pattern = `rpc.${execute.name}.${as}`;
    const data = { tenant_id, parameters: {}, ...asked };
    const from = as === 'platform' ? platform : integrations;
    const reply = await from.request(pattern, JSON.stringify({ pattern, data, id: randomUUID() }), {
      headers: meta,
      timeout: 60_000,
    });
    return reply.json<Reply>();
  }

  const close = async (): Promise<void> => void (await Promise.all([platform.close(), integrations.close()]));
  return { call, close };
}
