import { createHash } from 'node:crypto';
import type { Delivery } from './delivery.entity';

const SHAPE = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(.+)\.([0-9a-f]{8})@[^@]+$/;

type Named = Pick<Delivery, 'signal_id' | 'occasion' | 'recipient'>;

const digest = (recipient: string): string => createHash('sha256').update(recipient).digest('hex').slice(0, 8);

/** The same for every attempt, so that an email that arrives twice is known to be one. */
export const messageIdOf = ({ signal_id, occasion, recipient }: Named, domain: string): string =>
  `<${signal_id}.${occasion}.${digest(recipient)}@${domain}>`;

/** What a Message-ID of ours says about its delivery. */
export function readMessageId(
  id: string,
): (Omit<Named, 'recipient'> & { isTo: (recipient: string) => boolean }) | undefined {
  const [, signal_id, occasion, who] = SHAPE.exec(id.trim().replace(/>$/, '')) ?? [];
  if (!signal_id || !occasion) return undefined;
  return { signal_id, occasion, isTo: (recipient) => digest(recipient) === who };
}
