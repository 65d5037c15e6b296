import { type CustomerSnapshot, customerUpserted, type Envelope } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { afterCommit, one } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { OpenConversations } from './open-conversations.system';

/** Remembers the CSM of a customer, and opens the conversation with them before there is anything to tell. */
@Controller()
export class OnCustomerUpserted {
  constructor(private readonly conversations: OpenConversations) {}

  @OnEvent(customerUpserted)
  async remember({ tenantid, data }: Envelope<CustomerSnapshot>, { tx }: EventContext): Promise<void> {
    if (!data.csm) return;
    const { email, slack_user_id } = data.csm;
    const due = await one<{ email: string; slack_user_id: string | null; due_at: string }>(
      tx,
      `insert into csms as c (tenant_id, email, slack_user_id, conversation_due_at)
       values ($1, lower($2), $3, clock_timestamp() + interval '1 minute')
       on conflict (tenant_id, email) do update
         set slack_user_id = excluded.slack_user_id, conversation_due_at = excluded.conversation_due_at
         where excluded.slack_user_id is not null and c.slack_user_id is distinct from excluded.slack_user_id
       returning email, slack_user_id, conversation_due_at::text as due_at`,
      [tenantid, email, slack_user_id ?? null],
    );
    if (due) afterCommit(tx, () => this.conversations.soon({ tenant_id: tenantid, ...due }));
  }
}
