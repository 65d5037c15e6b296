import { Injectable } from '@nestjs/common';
import type { Journal } from '../../state/journal';
import { StateDir } from '../../state/state-dir';
import type { TeamsMessage } from './teams-message';

const key = ({ channel, id }: Pick<TeamsMessage, 'channel' | 'id'>): string => `${channel} ${id}`;

@Injectable()
export class Messages {
  private readonly journal: Journal<TeamsMessage>;
  private last = 0;

  constructor(state: StateDir) {
    this.journal = state.journal<TeamsMessage>('teams-messages', { keep: 5_000 });
  }

  add(said: Omit<TeamsMessage, 'id' | 'received_at' | 'edits'>): TeamsMessage {
    this.last = Math.max(this.last + 1, Date.now());
    const message = { ...said, id: String(this.last), received_at: Date.now(), edits: 0 };
    this.journal.set(key(message), message);
    return message;
  }

  edit(channel: string, id: string, activity: TeamsMessage['activity']): TeamsMessage | undefined {
    const known = this.journal.get(key({ channel, id }));
    if (!known) return undefined;
    const edited = { ...known, activity, edits: known.edits + 1 };
    this.journal.set(key(edited), edited);
    return edited;
  }

  answer(message: TeamsMessage, answer: TeamsMessage['answer']): void {
    const known = this.find(message.channel, message.id) ?? message;
    this.journal.set(key(message), { ...known, answer });
  }

  markRefused(message: TeamsMessage, refused: string): void {
    this.journal.set(key(message), { ...message, refused });
  }

  find(channel: string, id: string): TeamsMessage | undefined {
    return this.journal.get(key({ channel, id }));
  }

  list({ channel, since }: { channel?: string; since?: number } = {}): TeamsMessage[] {
    return this.journal
      .values()
      .filter((one) => (!channel || one.channel === channel) && (since === undefined || one.received_at > since));
  }
}
