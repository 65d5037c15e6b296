import { changed, Database, one } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Addressed, ClaimedDelivery, StoredRecipient } from '../../deliveries/channel';
import { csmOf } from '../../signals/wording';
import type { Workspace } from './workspaces';

/** How Slack knows the recipient, once it was asked. */
export interface KnownConversation extends StoredRecipient {
  /** The conversation with them (D…). */
  channel_id?: string | null;
  /** Their own id (U…). */
  user_id?: string | null;
  /** The channel of the tenant takes no messages at the moment. */
  channel_refused?: boolean | null;
  /** It took none before, and is tried again. */
  channel_tried_again?: boolean | null;
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

export interface Introduced {
  channel_id: string;
  user_id: string;
}

@Injectable()
export class Conversations {
  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns the id of the conversation with the recipient. Slack is asked once, then it is stored. */
  async open(workspace: Workspace, spoken: Spoken): Promise<string> {
    const { delivery, stored, settings } = spoken;
    if (delivery.audience === 'staff')
      return conversationOfStaff(workspace.client, settings.staff_alerts?.slack_id ?? '');
    return stored.channel_id ?? (await this.ask(workspace, personOf(spoken))).channel_id;
  }

  /** The Slack user who is told in a channel. @returns nothing where Slack knows no such person. */
  async userOf(workspace: Workspace, spoken: Spoken): Promise<string | undefined> {
    const person = personOf(spoken);
    const known = person.slack_user_id ?? spoken.stored.user_id;
    if (known) return known;
    try {
      return (await this.ask(workspace, person)).user_id;
    } catch (error) {
      if (unknownUser.includes((error as { data?: { error?: string } }).data?.error ?? '')) return undefined;
      throw error;
    }
  }

  async ask(workspace: Workspace, { tenant_id, email, slack_user_id }: Person): Promise<Introduced> {
    const { client } = workspace;
    const user_id = (slack_user_id ?? (await client.users.lookupByEmail({ email })).user?.id)!;
    const { channel } = await client.conversations.open({ users: user_id });
    const introduced = { channel_id: channel!.id!, user_id };
    // It only spares the next message a question, so this message does not wait for it.
    void this.store(tenant_id, [workspace.integration_id, email, tenant_id, introduced.channel_id, user_id]);
    return introduced;
  }

  /** @returns the email address of whoever clicked, where it is known: by their id, or by whom the conversation is with. */
  async personIn(tenantId: string, channelId: string | undefined, userId: string): Promise<string | undefined> {
    const select = `select email from (select email, user_id from slack_recipients where channel_id = $1 or user_id = $2
        union all select email, user_id from slack_homes where user_id = $2 and email is not null) known
      order by user_id = $2 desc nulls last limit 1`;
    const found = await this.database.inTenant(tenantId, (tx) =>
      one<{ email: string }>(tx, select, [channelId ?? null, userId]),
    );
    return found?.email;
  }

  /** @returns the Slack user of somebody who was told in a channel. */
  async knownUser(tenantId: string, integrationId: string, email: string): Promise<string | undefined> {
    const select = 'select user_id from slack_recipients where integration_id = $1 and email = $2';
    const found = await this.database.inTenant(tenantId, (tx) =>
      one<{ user_id: string | null }>(tx, select, [integrationId, email]),
    );
    return found?.user_id ?? undefined;
  }

  private async store(tenantId: string, row: string[]): Promise<void> {
    const insert = `insert into slack_recipients (integration_id, email, tenant_id, channel_id, user_id) values ($1, $2, $3, $4, $5)
      on conflict (integration_id, email) do update set channel_id = excluded.channel_id, user_id = excluded.user_id, found_at = now()`;
    await this.database
      .inTenant(tenantId, (tx) => changed(tx, insert, row))
      .catch((error: unknown) =>
        this.logger.warn({ err: error, tenant_id: tenantId }, 'the id of a Slack conversation was not stored'),
      );
  }
}

const unknownUser = ['users_not_found', 'user_not_found'];

/** The Slack user that a signal names for its CSM, where that is the recipient. */
export function namedUser(recipient: string, signal: Spoken['signal']): string | undefined {
  const csm = signal && csmOf(signal);
  return csm?.email.toLowerCase() === recipient ? csm.slack_user_id : undefined;
}

const personOf = ({ delivery: { recipient: email, tenant_id }, signal }: Spoken): Person => ({
  tenant_id,
  email,
  slack_user_id: namedUser(email, signal),
});

/** A user's id begins with U or W; anything else is a channel. */
export async function conversationOfStaff(client: Workspace['client'], id: string): Promise<string> {
  if (!/^[UW]/.test(id)) return id;
  return (await client.conversations.open({ users: id })).channel!.id!;
}
