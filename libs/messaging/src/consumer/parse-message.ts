import { type CommandContract, Envelope, type EventContract } from '@linesman/contracts';
import { fieldErrors } from '@linesman/service-kit';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { PoisonError } from '../poison-error';
import { isTime } from './is-time';

/** A message as it came from its stream, not parsed yet. */
export interface IncomingMessage {
  /** `Nats-Msg-Id`, which is the event's id; `<stream>:<sequence>` where the publisher set none. */
  id: string;
  subject: string;
  body: string;
  headers: Record<string, string>;
  sentAt: Date;
  /** 1 on the first delivery. */
  attempt: number;
}

/** Parses and validates a message's body. Unknown fields are ignored. @throws PoisonError */
export function parseMessage<T extends object>(
  contract: EventContract<T> | CommandContract<T>,
  body: string,
): Envelope<T> {
  return readMessage(contract, parseJson(body));
}

/** The same for a body that is an object already. @throws PoisonError */
export function readMessage<T extends object>(
  contract: EventContract<T> | CommandContract<T>,
  message: object,
): Envelope<T> {
  const envelope = check(Envelope, message) as Envelope<T>;
  if (envelope.type !== contract.type)
    throw new PoisonError(`type ${envelope.type} does not belong on ${contract.subject}`);
  if (contract.kind === 'event' && envelope.source !== `/${contract.producer}`)
    throw new PoisonError(`source ${envelope.source} does not publish ${contract.type}`);
  if (!isTime(envelope.time)) throw new PoisonError('malformed: time must be a date and time of RFC 3339');
  envelope.data = check(contract.data, envelope.data, 'data');
  return envelope;
}

function parseJson(body: string): object {
  try {
    const parsed: unknown = JSON.parse(body);
    if (parsed && typeof parsed === 'object' && !Array.isArray(parsed)) return parsed;
  } catch {
    // The error below covers this case too.
  }
  throw new PoisonError('the message is not a JSON object');
}

function check<T extends object>(shape: new () => T, value: object, path = ''): T {
  const instance = plainToInstance(shape, value);
  const problems = fieldErrors(validateSync(instance, { forbidUnknownValues: false, stopAtFirstError: true }), path);
  if (problems.length > 0)
    throw new PoisonError(`malformed: ${problems.map((p) => `${p.field} ${p.message}`).join('; ')}`);
  return instance;
}
