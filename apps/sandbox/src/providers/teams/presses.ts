import { Injectable } from '@nestjs/common';
import { problem } from '../../http/problem';
import { World } from '../../world/world';
import type { Channel } from './channels';
import { executesIn } from './card-actions';
import { membersOf } from './members';
import { Messages } from './messages';
import { TellLinesman } from './tell-linesman';

export interface PressRequest {
  /** The id of the message. */
  message?: string;
  verb?: string;
  /** What was chosen in the card. */
  chosen?: string;
  /** The person who was chosen in the card: their id or email address. */
  assignee?: string;
  /** The email address of whoever presses it. Default: whoever comes first in the team. */
  by?: string;
}

export interface Pressed {
  /** Of Linesman's answer; 0 where none came. */
  status: number;
  /** What Teams shows to whoever pressed. */
  said: string;
}

/** Presses a button of a card, as Teams does. */
@Injectable()
export class Presses {
  constructor(
    private readonly messages: Messages,
    private readonly linesman: TellLinesman,
    private readonly world: World,
  ) {}

  async press(channel: Channel, request: PressRequest): Promise<Pressed> {
    const { message: id = '', verb = '', by, chosen, assignee } = request;
    const message = this.messages.find(channel.id, id);
    const action = message && executesIn(message).find((one) => one.verb === verb);
    if (!message || !action) throw problem(404, 'The channel has no message with such a button', 'verb');
    const members = membersOf(this.world, channel.team);
    const member = by ? members.find(({ email }) => email === by) : members[0];
    if (!member) throw problem(422, 'No such person in this team', 'by');
    const told = { channel, thread: message.thread ?? message.id, from: { id: member.id, name: member.name } };
    const data = { ...action.data, ...(chosen && { chosen }), ...(assignee && { assignee }) };
    const value = { action: { type: 'Action.Execute', verb, data } };
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value };
    const pressed = await this.linesman.tell(told, invoke).then(read, failed);
    this.messages.answer(message, { text: pressed.said, to: member.name });
    return pressed;
  }
}

const read = async (answer: Response): Promise<Pressed> => {
  const { value } = (await answer.json().catch(() => ({}))) as { value?: string };
  return { status: answer.status, said: value ?? `Something went wrong (${answer.status}). Try again.` };
};

const failed = (error: unknown): Pressed => ({
  status: 0,
  said: `Something went wrong. Try again. (${String(error)})`,
});
