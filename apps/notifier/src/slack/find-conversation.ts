import { Database } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Assignment } from '../deliveries/assignment';
import type { Workspace } from './workspaces';

/** The conversation (D…) with a person, asked of Slack once. */
@Injectable()
export class FindConversation {
  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async with(workspace: Workspace, { delivery, signal }: Assignment): Promise<string> {
    if (delivery.conversation) return delivery.conversation;
    const { recipient: email } = delivery;
    const csm = signal.snapshot.customer?.csm;
    const named = csm?.email.toLowerCase() === email ? csm.slack_user_id : undefined;
    const user = named ?? (await workspace.client.users.lookupByEmail({ email })).user?.id;
    const { channel } = await workspace.client.conversations.open({ users: user! });
    // Only spares the next message a question, so this one does not wait for it.
    void this.keep(delivery.tenant_id, [workspace.integration_id, email, delivery.tenant_id, channel!.id!]);
    return channel!.id!;
  }

  /** What Slack no longer knows is asked again next time. */
  async forget({ tenant_id, recipient }: Assignment['delivery'], integrationId: string): Promise<void> {
    await this.database.inTenant(tenant_id, (tx) =>
      tx.query(`delete from slack_recipients where integration_id = $1 and email = $2`, [integrationId, recipient]),
    );
  }

  private async keep(tenantId: string, row: string[]): Promise<void> {
    const insert = `insert into slack_recipients (integration_id, email, tenant_id, channel_id) values ($1, $2, $3, $4)
      on conflict (integration_id, email) do update set channel_id = excluded.channel_id, found_at = now()`;
    await this.database
      .inTenant(tenantId, (tx) => tx.query(insert, row))
      .catch((error: unknown) => this.logger.warn({ err: error }, 'conversation not kept'));
  }
}
