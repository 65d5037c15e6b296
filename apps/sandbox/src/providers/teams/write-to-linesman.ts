import { Injectable } from '@nestjs/common';
import type { Channel } from './channels';
import { Messages } from './messages';
import { TellLinesman } from './tell-linesman';

export interface Written {
  channel: string;
  text: string;
  from: string;
}

const LONGEST = 300;

/** Posts in a channel what somebody wrote with a mention of Linesman, and tells Linesman, as Teams does. */
@Injectable()
export class WriteToLinesman {
  constructor(
    private readonly linesman: TellLinesman,
    private readonly messages: Messages,
  ) {}

  /** @returns the HTTP status of Linesman's answer, 0 when there was none. The channel shows a refusal below the message. */
  async write(channel: Channel, { text, from }: Omit<Written, 'channel'>): Promise<number> {
    const said = this.messages.add({ channel: channel.id, from, activity: { type: 'message', text } });
    const told = { channel, thread: said.id, from: { id: `29:${from}`, name: from } };
    const activity = { type: 'message', id: said.id, text: text.replace(/@?Linesman/i, '<at>Linesman</at>') };
    const { status, body } = await this.linesman.tell(told, activity).then(
      async (answer) => ({ status: answer.status, body: await answer.text() }),
      (error: unknown) => ({ status: 0, body: String(error) }),
    );
    if (status !== 200)
      this.messages.markRefused(said, `it answered ${status || 'nothing'}: ${body.slice(0, LONGEST)}`);
    return status;
  }
}
