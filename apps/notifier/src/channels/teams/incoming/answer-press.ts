import { Database } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ASSIGN } from '../../../buttons/handling-choices';
import { notAssigned, nothingDone } from '../../../buttons/nothing-done';
import { PressButton } from '../../../buttons/press-button';
import { AssignSignal } from '../../../handling/assign-signal';
import type { Actor, SignalIds } from '../../../handling/open-signal';
import { type LinkedChannel, readLinked, standsIn } from '../link/linked-channel';
import { Members } from '../members/members';
import type { CardPress, Incoming } from './read-activity';

const NOT_LINKED = 'Nothing was done: this channel is not linked with Linesman any more.';
const RECEIVED = 'The message shows in a moment what came of it.';

const IN_TEAMS = { of: 'team', asked: 'Microsoft' } as const;

/** Does what somebody pressed in a card, in their name. */
@Injectable()
export class AnswerPress {
  constructor(
    private readonly database: Database,
    private readonly members: Members,
    private readonly pressing: PressButton,
    private readonly assigning: AssignSignal,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * The tenant is named in the card; that it is theirs says the channel, by which Microsoft knows where it was pressed.
   * @returns what whoever pressed it is told.
   */
  async answer({ conversation_id }: Incoming, pressed: CardPress): Promise<string> {
    const { tenant_id, signal_id, verb: action, chosen, assignee } = pressed;
    const ids = { tenant_id, signal_id };
    const channel = await this.database.inTenant(tenant_id, (tx) => readLinked(tx, tenant_id));
    if (!channel || !standsIn(channel, conversation_id)) return NOT_LINKED;
    const member = await this.members.find(channel, pressed.by);
    if (member.failure) return nothingDone.no_answer(IN_TEAMS);
    if (!member.done) return nothingDone.stranger(IN_TEAMS);
    const email = member.done.email.toLowerCase();
    const by = { id: email, name: member.done.name, email };
    if (action === ASSIGN) return (await this.assign(channel, { ids, by, assignee })) ?? RECEIVED;
    return (await this.pressing.press({ ids, by, action, chosen })) ?? RECEIVED;
  }

  /** @returns why it was not assigned. */
  private async assign(
    channel: LinkedChannel,
    { ids, by, assignee = '' }: { ids: SignalIds; by: Actor; assignee?: string },
  ): Promise<string | undefined> {
    const found = await this.members.find(channel, assignee);
    const refused = found.failure
      ? 'no_answer'
      : !found.done
        ? 'no_member'
        : (await this.assigning.assign(ids, by, found.done))
          ? undefined
          : 'ended';
    if (!refused) return undefined;
    this.logger.warn({ signal_id: ids.signal_id, teams_user: assignee, reason: refused }, 'a signal was not assigned');
    return notAssigned(refused, IN_TEAMS);
  }
}
