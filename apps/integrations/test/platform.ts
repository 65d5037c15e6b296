import { randomUUID } from 'node:crypto';
import {
  type Envelope,
  type ExecutionRequested,
  type SubscriptionCreated,
  subscriptionCreated,
} from '@linesman/contracts';
import { buildEnvelope } from '@linesman/messaging';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, headers } from '@nats-io/transport-node';
import type { World } from './start-world';

export interface Command {
  subject: string;
  envelope: Envelope<ExecutionRequested>;
}

/** Plays the platform's billing: publishes a new subscription with a token of the tenant. */
export async function tellSubscription(
  world: World,
  tenantId: string,
  { tokenOf = tenantId, ...more }: Partial<SubscriptionCreated> & { tokenOf?: string } = {},
): Promise<string> {
  const nats = await connect(world.servers.nats.user('platform'));
  const data = { subscription_id: `sub_${randomUUID()}`, email: 'bob@techcorp.example', name: 'TechCorp', ...more };
  const message = { tenantId, aggregateId: data.subscription_id, data };
  const envelope = buildEnvelope(subscriptionCreated, 'platform', message, new Date());
  const meta = headers();
  const token = await world.issuer.token({ tenant: tokenOf, roles: ['service'], subject: 'billing' });
  meta.set('Authorization', `Bearer ${token}`);
  await jetstream(nats).publish(subscriptionCreated.subject, JSON.stringify(envelope), { headers: meta });
  await nats.close();
  return data.subscription_id;
}

/** The commands about a subscription in the stream. */
export async function commandsAbout(world: World, subscription_id: string): Promise<Command[]> {
  const nats = await connect(world.servers.nats.user('provisioner'));
  const manager = await jetstreamManager(nats);
  const { state } = await manager.streams.info('COMMANDS');
  const found: Command[] = [];
  for (let seq = state.first_seq; seq <= state.last_seq && seq > 0; seq++) {
    const message = await manager.streams.getMessage('COMMANDS', { seq });
    const envelope = message?.json<Envelope<ExecutionRequested>>();
    if (message && envelope?.subject === subscription_id) found.push({ subject: message.subject, envelope });
  }
  await nats.close();
  return found;
}
