import { changed, Database, one } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Addressed, ClaimedDelivery, StoredRecipient } from '../../deliveries/channel';
import { csmOf } from '../../signals/wording';
import type { Workspace } from './workspaces';

/** The id (D…) of the conversation with the recipient, once Slack was asked for it. */
export interface KnownConversation extends StoredRecipient {
  channel_id?: string;
}

/** With whom the conversation is. A signal may name the Slack user of the CSM. */
export type Spoken = Pick<ClaimedDelivery<KnownConversation>, 'stored' | 'settings'> & {
  delivery: Addressed;
  signal?: ClaimedDelivery['signal'];
};

interface Person {
  tenant_id: string;
  email: string;
  slack_user_id?: string;
}

@Injectable()
export class Conversations {
  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns the id of the conversation with the recipient. Slack is asked once, then it is stored. */
  async open(workspace: Workspace, spoken: Spoken): Promise<string> {
    const { delivery, signal, stored, settings } = spoken;
    if (delivery.audience === 'staff')
      return conversationOfStaff(workspace.client, settings.staff_alerts?.slack_id ?? '');
    if (stored.channel_id) return stored.channel_id;
    const { recipient: email, tenant_id } = delivery;
    const csm = signal && csmOf(signal);
    const slack_user_id = csm?.email.toLowerCase() === email ? csm.slack_user_id : undefined;
    return this.ask(workspace, { tenant_id, email, slack_user_id });
  }

  async ask(workspace: Workspace, { tenant_id, email, slack_user_id }: Person): Promise<string> {
    const { client } = workspace;
    const user = slack_user_id ?? (await client.users.lookupByEmail({ email })).user?.id;
    const { channel } = await client.conversations.open({ users: user! });
    // It only spares the next message a question, so this message does not wait for it.
    void this.store(tenant_id, [workspace.integration_id, email, tenant_id, channel!.id!]);
    return channel!.id!;
  }

  /** @returns the email address of whom the conversation is with, where it is known. */
  async personIn(tenantId: string, channelId: string | undefined): Promise<string | undefined> {
    if (!channelId) return undefined;
    const select = 'select email from slack_recipients where channel_id = $1 limit 1';
    return (await this.database.inTenant(tenantId, (tx) => one<{ email: string }>(tx, select, [channelId])))?.email;
  }

  private async store(tenantId: string, row: string[]): Promise<void> {
    const insert = `insert into slack_recipients (integration_id, email, tenant_id, channel_id) values ($1, $2, $3, $4)
      on conflict (integration_id, email) do update set channel_id = excluded.channel_id, found_at = now()`;
    await this.database
      .inTenant(tenantId, (tx) => changed(tx, insert, row))
      .catch((error: unknown) => this.logger.warn({ err: error }, 'the id of a Slack conversation was not stored'));
  }
}

/** A user's id begins with U or W; anything else is a channel. */
export async function conversationOfStaff(client: Workspace['client'], id: string): Promise<string> {
  if (!/^[UW]/.test(id)) return id;
  return (await client.conversations.open({ users: id })).channel!.id!;
}
