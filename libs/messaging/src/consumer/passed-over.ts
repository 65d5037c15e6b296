import type { JsMsg } from '@nats-io/jetstream';

const ACK_EVERY_MS = 50;

/** Messages that concern nobody here: their acks gather, for there are many, and one that is lost costs nothing. */
export class PassedOver {
  private messages: JsMsg[] = [];
  private timer?: NodeJS.Timeout;

  add(message: JsMsg): void {
    this.messages.push(message);
    this.timer ??= setTimeout(() => this.acknowledge(), ACK_EVERY_MS);
  }

  acknowledge(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const message of this.messages.splice(0)) message.ack();
  }
}
