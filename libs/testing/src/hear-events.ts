import type { NatsConnection } from '@nats-io/transport-node';

/**
 * Hands over each event of a subject once. The relay may send an event again under the same id: the stream drops it,
 * but a plain subscription receives it twice.
 */
export function hearEvents<E extends { id: string }>(
  connection: NatsConnection,
  subject: string,
  hear: (event: E, subject: string) => void,
): void {
  const heard = new Set<string>();
  connection.subscribe(subject, {
    callback: (_, message) => {
      const event = message.json<E>();
      if (heard.has(event.id)) return;
      heard.add(event.id);
      hear(event, message.subject);
    },
  });
}
