import { randomUUID } from 'node:crypto';
import {
  announceSubscription,
  type Envelope,
  type ExecutionRequested,
  type SubscriptionCreated,
} from '@linesman/contracts';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { World } from './start-world';

export interface Command {
  subject: string;
  envelope: Envelope<ExecutionRequested>;
}

/** Plays the platform's billing: announces a new subscription with a token of the tenant. */
export async function tellSubscription(
  world: World,
  tenant_id: string,
  more: Partial<SubscriptionCreated> = {},
): Promise<string> {
  const subscription = { subscription_id: `sub_${randomUUID()}`, email: 'bob@techcorp.example', name: 'TechCorp' };
  const told = { ...subscription, ...more, tenant_id };
  const token = await world.issuer.token({ tenant: tenant_id, roles: ['service'], subject: 'billing' });
  await world.rpcAs('platform').call(announceSubscription, told, 60_000, token);
  return told.subscription_id;
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
