import type { TakenMessage } from './taken-message';

const ACK_EVERY_MS = 50;

/** Acknowledges messages without a handler here, many at once. A lost ack costs nothing: the message is skipped again. */
export class DeferredAcks {
  private messages: TakenMessage[] = [];
  private timer?: NodeJS.Timeout;

  add(message: TakenMessage): void {
    this.messages.push(message);
    this.timer ??= setTimeout(() => this.flush(), ACK_EVERY_MS);
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const message of this.messages.splice(0)) message.ack();
  }
}
