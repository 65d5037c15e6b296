import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Story } from '../deliveries/assignment';
import type { Workspace } from './workspaces';

/** The conversation (D…) with a person, asked of Slack once. */
@Injectable()
export class FindConversation {
  constructor(private readonly database: Database) {}

  async known(tenantId: string, integrationId: string, email: string): Promise<string | undefined> {
    const rows = (await this.database.inTenant(tenantId, (tx) =>
      tx.query(`select channel_id from slack_recipients where integration_id = $1 and email = $2`, [
        integrationId,
        email,
      ]),
    )) as { channel_id: string }[];
    return rows[0]?.channel_id;
  }

  async with(workspace: Workspace, { signal }: Story, email: string): Promise<string> {
    const { tenant_id, snapshot } = signal;
    const known = await this.known(tenant_id, workspace.integration_id, email);
    if (known) return known;
    const csm = snapshot.customer?.csm;
    const named = csm?.email.toLowerCase() === email ? csm.slack_user_id : undefined;
    const user = named ?? (await workspace.client.users.lookupByEmail({ email })).user?.id;
    const { channel } = await workspace.client.conversations.open({ users: user! });
    await this.database.inTenant(tenant_id, (tx) =>
      tx.query(
        `insert into slack_recipients (integration_id, email, tenant_id, channel_id) values ($1, $2, $3, $4)
         on conflict (integration_id, email) do update set channel_id = excluded.channel_id, found_at = now()`,
        [workspace.integration_id, email, tenant_id, channel!.id],
      ),
    );
    return channel!.id!;
  }

  /** What Slack no longer knows is asked again next time. */
  async forget(tenantId: string, integrationId: string, email: string): Promise<void> {
    await this.database.inTenant(tenantId, (tx) =>
      tx.query(`delete from slack_recipients where integration_id = $1 and email = $2`, [integrationId, email]),
    );
  }
}
