import { Problem } from '@linesman/service-kit';
import type { Serializer } from '@nestjs/microservices';

/** NATS takes 1 MiB a message, headers included. */
const MOST_BYTES = 1_000_000;

type Packet = { id?: string; response?: unknown; err?: unknown };

/** Refuses in place of an answer that no message can carry. NATS would throw it away, and the caller wait in vain. */
export const answerSerializer: Serializer<Packet, { data: string }> = {
  serialize(packet) {
    const data = JSON.stringify(packet);
    return { data: Buffer.byteLength(data) <= MOST_BYTES ? data : JSON.stringify(tooLarge(packet.id)) };
  },
};

const tooLarge = (id?: string) => ({
  id,
  err: new Problem(500, 'answer-too-large', 'The answer is larger than a message may be. What was asked for was done.')
    .document,
  isDisposed: true,
});
