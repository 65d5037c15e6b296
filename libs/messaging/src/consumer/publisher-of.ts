import {
  type CommandContract,
  type Envelope,
  type EventContract,
  type ServiceName,
  type ServiceTopology,
  topology,
  vouchedSubject,
} from '@linesman/contracts';
import type { Principal, TokenVerifier } from '@linesman/service-kit';
import { PoisonError } from '../poison-error';
import { RefusedService, verifyService } from '../verify-service';
import type { IncomingMessage } from './parse-message';

type Contract = EventContract | CommandContract;

const rows = Object.entries(topology) as [ServiceName, ServiceTopology][];

/** The subjects of a contract. Where NATS lets only one service publish on a subject, that service is the value. */
export function subjectsOf(contract: Contract): Map<string, ServiceName | undefined> {
  const askers = contract.kind === 'command' ? rows.filter(([, it]) => it.commands.includes(contract.type)) : [];
  return new Map([
    [contract.subject, undefined],
    ...askers
      .filter(([, it]) => !it.bears_tokens)
      .map(([service]) => [vouchedSubject(contract.subject, service), service] as const),
  ]);
}

/** Whether the publisher is verified: for commands, and for events of producers that act for many tenants. */
export const isVerified = (contract: Contract): boolean =>
  contract.kind === 'command' || (topology[contract.producer] as ServiceTopology).bears_tokens === true;

/** A token must have been valid when the stream stored the message; it may have expired since. */
export async function publisherOf(
  verifier: TokenVerifier,
  contract: Contract,
  envelope: Envelope,
  message: IncomingMessage,
): Promise<Principal> {
  const service = subjectsOf(contract).get(message.subject);
  if (service) return { subject: service, roles: ['service'], tenantId: envelope.tenantid, vouched: true };
  return verifyService(verifier, message.headers.authorization, envelope.tenantid, message.sentAt).catch(
    (error: unknown) => {
      throw error instanceof RefusedService ? new PoisonError(`the ${contract.kind}'s ${error.message}`) : error;
    },
  );
}
