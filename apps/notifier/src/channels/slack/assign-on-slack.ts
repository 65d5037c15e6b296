import type { Colleague } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { UsersInfoResponse } from '@slack/web-api';
import type { Logger } from 'pino';
import { AssignSignal } from '../../handling/assign-signal';
import type { Actor, SignalIds } from '../../handling/open-signal';
import { settingsOf } from '../../settings/settings-of';
import { WorkspaceLimits } from './workspace-limits';
import { Workspaces } from './workspaces';

/** Gives a signal to a member of the tenant's Slack workspace. */
@Injectable()
export class AssignOnSlack {
  constructor(
    private readonly database: Database,
    private readonly workspaces: Workspaces,
    private readonly limits: WorkspaceLimits,
    private readonly assigning: AssignSignal,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async assign(ids: SignalIds, user: string, by: Actor): Promise<void> {
    const colleague = await this.colleague(ids.tenant_id, user);
    if (colleague) await this.assigning.assign(ids, by, colleague);
    else this.logger.warn({ signal_id: ids.signal_id, slack_user_id: user }, 'a signal was not assigned');
  }

  /** @returns nothing where Slack does not answer, or the user is no member. */
  private async colleague(tenantId: string, user: string): Promise<Colleague | undefined> {
    const settings = await this.database.inTenant(tenantId, (tx) => settingsOf(tx, tenantId));
    const integrationId = settings.slack_integration_id;
    if (!integrationId || (await this.limits.turn(integrationId, 'ask')).kind !== 'now') return undefined;
    const asked = await this.workspaces.call(tenantId, integrationId, 'ask', ({ client }) =>
      client.users.info({ user }),
    );
    return asked.failure ? undefined : memberOf(asked.done);
  }
}

/** Messages name customers and their problems: guests and people of other companies get none. */
export function memberOf({ user }: Pick<UsersInfoResponse, 'user'>): Colleague | undefined {
  const email = user?.profile?.email;
  if (!email || user.deleted || user.is_bot || user.is_restricted || user.is_ultra_restricted || user.is_stranger)
    return undefined;
  return { email, name: user.real_name ?? email };
}
