import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AssignSignal } from '../../handling/assign-signal';
import type { Actor, SignalIds } from '../../handling/open-signal';
import { mentionOf } from './mention';
import { Members } from './members';

/** Gives a signal to a member of the tenant's Slack workspace. */
@Injectable()
export class AssignOnSlack {
  constructor(
    private readonly members: Members,
    private readonly assigning: AssignSignal,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns what whoever chose is told where the signal was not assigned. */
  async assign(ids: SignalIds, user: string, by: Actor): Promise<string | undefined> {
    const found = await this.members.find(ids.tenant_id, user);
    const refused =
      typeof found === 'string' ? found : (await this.assigning.assign(ids, by, found)) ? undefined : 'ended';
    if (!refused) return undefined;
    this.logger.warn({ signal_id: ids.signal_id, slack_user_id: user, reason: refused }, 'a signal was not assigned');
    return `This was not assigned to ${mentionOf(user) ?? 'that person'}. ${why[refused]}`;
  }
}

const why = {
  no_member:
    'Only members of this workspace can be chosen, because messages name customers and their problems: no guests, no apps, and nobody of another company.',
  no_answer: 'Slack did not say who that is. Choose again in a minute.',
  ended: 'The problem has ended.',
};
