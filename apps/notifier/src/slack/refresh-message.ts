import { Database } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Story } from '../deliveries/assignment';
import type { Message } from '../deliveries/message.entity';
import { readStory } from '../signals/read-story';
import { classifySlackFailure } from './slack-failure';
import { SlackWording } from './slack-wording';
import { type Workspace, Workspaces } from './workspaces';

/** Until then another copy leaves it alone; an edit may be made twice without harm. */
const LEASE = '30 seconds';
const RETRY_MS = 15_000;

/** Makes a message show what its signal has become. */
@Injectable()
export class RefreshMessage {
  constructor(
    private readonly database: Database,
    private readonly workspaces: Workspaces,
    private readonly words: SlackWording,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns after how long it is due again, if it is. */
  async refresh(tenantId: string, id: string): Promise<number | undefined> {
    const due = await this.take(tenantId, id);
    const integration = due?.story?.settings.slack_integration_id;
    if (!due?.story || !integration) return undefined;
    try {
      await this.edit(await this.workspaces.of(tenantId, integration), due.story, due.message);
      return undefined;
    } catch (error) {
      const failure = classifySlackFailure(error, 'before');
      this.logger.warn({ message_id: id, reason: failure.reason }, 'message not refreshed');
      const delay = failure.kind === 'retry' ? (failure.after_ms ?? RETRY_MS) : undefined;
      await this.putOff(tenantId, id, delay);
      return delay;
    }
  }

  /** Throws what Slack answers, unless that is that there is nothing left to edit. */
  async edit(workspace: Workspace, story: Story, message: Message): Promise<'edited' | 'gone'> {
    if (message.gone_at) return 'gone';
    let end: 'edited' | 'gone' = 'edited';
    try {
      const place = { channel: message.channel_id!, ts: message.ts! };
      await workspace.client.chat.update({ ...place, ...this.words.message(story) });
    } catch (error) {
      if (classifySlackFailure(error, 'before').kind !== 'gone') throw error;
      end = 'gone';
    }
    await this.record(story, message, end);
    return end;
  }

  private take(tenantId: string, id: string): Promise<{ message: Message; story?: Story } | undefined> {
    return this.database.inTenant(tenantId, async (tx) => {
      const [rows] = (await tx.query(
        `update messages set refresh_due_at = clock_timestamp() + interval '${LEASE}'
         where id = $1 and refresh_due_at <= clock_timestamp() returning *,
           (select d.signal_id from deliveries d where d.message_id = messages.id and d.occasion = 'opened' limit 1) as signal_id`,
        [id],
      )) as [(Message & { signal_id: string })[], number];
      const message = rows[0];
      return message && { message, story: await readStory(tx, message.signal_id) };
    });
  }

  /** What changed while the edit was on its way is due at once. */
  private async record({ signal }: Story, { id }: Message, end: 'edited' | 'gone'): Promise<void> {
    await this.database.inTenant(signal.tenant_id, (tx) =>
      tx.query(
        `update messages m set shows_revision = $2, gone_at = case when $3 then now() end,
           refresh_due_at = case when not $3 and s.revision > $2 then clock_timestamp() end
         from signals s where m.id = $1 and s.signal_id = $4`,
        [id, signal.revision, end === 'gone', signal.signal_id],
      ),
    );
  }

  private async putOff(tenantId: string, id: string, delay: number | undefined): Promise<void> {
    await this.database.inTenant(tenantId, (tx) =>
      tx.query(
        `update messages set refresh_due_at = case when $2::float8 is null then null
           else clock_timestamp() + make_interval(secs => $2::float8) end where id = $1`,
        [id, delay === undefined ? null : delay / 1_000],
      ),
    );
  }
}
