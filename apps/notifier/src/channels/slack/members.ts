import type { Colleague } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { UsersInfoResponse } from '@slack/web-api';
import { settingsOf } from '../../settings/settings-of';
import { WorkspaceLimits } from './workspace-limits';
import { Workspaces } from './workspaces';

/** Where its people are, in what they are told. */
export const IN_SLACK = { of: 'workspace', asked: 'Slack' } as const;

export type NotFound = 'no_member' | 'no_answer';

/** Who the people of a tenant's Slack workspace are. */
@Injectable()
export class Members {
  constructor(
    private readonly database: Database,
    private readonly workspaces: Workspaces,
    private readonly limits: WorkspaceLimits,
  ) {}

  async find(tenantId: string, user: string): Promise<Colleague | NotFound> {
    const settings = await this.database.inTenant(tenantId, (tx) => settingsOf(tx, tenantId));
    const integrationId = settings.slack_integration_id;
    if (!integrationId || (await this.limits.turn(integrationId, 'ask')).kind !== 'now') return 'no_answer';
    const asked = await this.workspaces.call(tenantId, integrationId, 'ask', ({ client }) =>
      client.users.info({ user }),
    );
    if (!asked.failure) return memberOf(asked.done) ?? 'no_member';
    return asked.failure.kind === 'recipient' ? 'no_member' : 'no_answer';
  }
}

/** Messages name customers and their problems: guests and people of other companies get none. */
export function memberOf({ user }: Pick<UsersInfoResponse, 'user'>): Colleague | undefined {
  const email = user?.profile?.email;
  if (!email || user.deleted || user.is_bot || user.is_restricted || user.is_ultra_restricted || user.is_stranger)
    return undefined;
  return { email, name: user.real_name ?? email };
}
