import { Injectable } from '@nestjs/common';
import type { Journal } from '../../state/journal';
import { StateDir } from '../../state/state-dir';
import type { SlackMessage } from './slack-message';

const key = (channel: string, ts: string): string => `${channel}:${ts}`;

@Injectable()
export class Messages {
  private readonly journal: Journal<SlackMessage>;
  private lastMicros = 0;

  constructor(state: StateDir) {
    this.journal = state.journal<SlackMessage>('slack-messages', { keep: 5_000 });
  }

  /** A timestamp identifies a message in Slack, so no two are the same. */
  nextTs(): string {
    this.lastMicros = Math.max(this.lastMicros + 1, Math.floor(Date.now() * 1000));
    const micros = String(this.lastMicros);
    return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
  }

  find(channel: string, ts: string): SlackMessage | undefined {
    return this.journal.get(key(channel, ts));
  }

  save(message: SlackMessage): SlackMessage {
    this.journal.set(key(message.channel, message.ts), message);
    return message;
  }

  remove({ channel, ts }: SlackMessage): void {
    this.journal.delete(key(channel, ts));
  }

  list(filter: { team?: string; channel?: string; since?: number } = {}): SlackMessage[] {
    return this.journal
      .values()
      .filter(
        (message) =>
          (!filter.team || message.team === filter.team) &&
          (!filter.channel || message.channel === filter.channel) &&
          (filter.since === undefined || message.received_at > filter.since),
      );
  }
}
