import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { notAssigned } from '../../buttons/nothing-done';
import { AssignSignal } from '../../handling/assign-signal';
import type { Actor, SignalIds } from '../../handling/open-signal';
import { mentionOf } from './mention';
import { IN_SLACK, Members } from './members';

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
    return notAssigned(refused, IN_SLACK, mentionOf(user));
  }
}
