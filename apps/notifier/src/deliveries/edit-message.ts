import { changed, Database, one } from '@linesman/persistence';
import { LOGGER, within } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { readShownDigest } from '../signals/digest';
import { readSignalContext, type SignalContext } from '../signals/signal-context';
import { AskDiagnosis } from './ask-diagnosis';
import type { EditOutcome, Failure, Retry } from './channel';
import { ChannelRegistry } from './channel-registry';
import { announces } from './occasions';
import type { Delivery } from './delivery.entity';
import type { Message } from './message.entity';

/**
 * Longer than an edit takes. Two edits at once might reach the channel in the wrong order, and the older text would stay.
 */
export const EDIT_LEASE_MS = 30_000;
const RETRY_MS = 15_000;

/** Makes existing messages show what their signal has become. */
@Injectable()
export class EditMessage {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
    private readonly diagnoses: AskDiagnosis,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Edits a message that is due. @returns after how long it is due again, if it is. */
  async editDue(tenantId: string, id: string): Promise<number | undefined> {
    const message = await this.take(tenantId, id);
    return message && this.editTaken(message);
  }

  /** Edits a message that no other process edits meanwhile. */
  async editTaken(message: Message): Promise<number | undefined> {
    const { tenant_id: tenantId, id } = message;
    const context = await this.read(message);
    if (!context) {
      // Its signal was erased.
      await this.setDue(tenantId, id, undefined);
      return undefined;
    }
    const edit = await within(EDIT_LEASE_MS, 'an edit', async () =>
      this.edit(await this.diagnoses.into(context), message, true),
    );
    if ('message' in edit) return edit.message.refresh_due_at ? 0 : undefined;
    this.logger.warn({ message_id: id, reason: edit.reason }, 'message not edited');
    const after_ms = edit.kind === 'retry' ? (edit.after_ms ?? RETRY_MS) : undefined;
    await this.setDue(tenantId, id, after_ms);
    return after_ms;
  }

  /**
   * @param leased whether no other process edits it meanwhile
   * @returns the message as it is afterwards, or why it was not edited
   */
  async edit(
    context: SignalContext,
    message: Message,
    leased = false,
  ): Promise<{ message: Message } | Retry | Failure> {
    const channel = this.channels.get(message.channel);
    if (!channel.edit || message.gone_at) return { message };
    const outcome = await channel.edit(context, message);
    if (outcome.kind === 'retry' || outcome.kind === 'failed') return outcome;
    return { message: await this.record(context, message, outcome, leased) };
  }

  private take(tenantId: string, id: string): Promise<Message | undefined> {
    return this.database.inTenant(tenantId, (tx) =>
      one<Message>(
        tx,
        `update messages set edited_until = clock_timestamp() + interval '${EDIT_LEASE_MS} milliseconds'
         where id = $1 and refresh_due_at <= clock_timestamp() and coalesce(edited_until, '-infinity') < clock_timestamp()
         returning *`,
        [id],
      ),
    );
  }

  private read({ tenant_id, id }: Message): Promise<SignalContext | undefined> {
    return this.database.inTenant(tenant_id, async (tx) => {
      // What was told last may have another template: a degraded integration has disconnected.
      const told = await one<Delivery>(
        tx,
        `select d.*, (select n.template from deliveries n where n.signal_id = d.signal_id and n.audience = d.audience
             and n.recipient = d.recipient and n.state not in ('failed', 'suppressed')
             and (n.id = d.id or n.template is not null) order by n.created_at desc limit 1) as template
         from deliveries d join signals s using (signal_id)
         where message_id = $1 and ${announces} and s.snapshot is not null order by d.created_at desc limit 1`,
        [id],
      );
      const context = told && (await readSignalContext(tx, told.signal_id, told));
      return context && told.digest ? { ...context, digest: await readShownDigest(tx, told.digest) } : context;
    });
  }

  /** What changed during the edit, or another edit that it may have overtaken, makes the message due at once. */
  private async record(
    { signal }: SignalContext,
    message: Message,
    { kind }: EditOutcome,
    leased: boolean,
  ): Promise<Message> {
    const recorded = await this.database.inTenant(signal.tenant_id, (tx) =>
      one<Message>(
        tx,
        `update messages m set shows_revision = $2, gone_at = case when $3 then now() end,
           edited_until = case when not $6 then m.edited_until end,
           refresh_due_at = case when not $3 and (s.revision > $2 or m.changes <> $5
             or not $6 and m.edited_until > clock_timestamp()) then clock_timestamp() end
         from signals s where m.id = $1 and s.signal_id = $4 returning m.*`,
        [message.id, signal.revision, kind === 'gone', signal.signal_id, message.changes, leased],
      ),
    );
    return recorded ?? message;
  }

  private async setDue(tenantId: string, id: string, after_ms: number | undefined): Promise<void> {
    await this.database.inTenant(tenantId, (tx) =>
      changed(
        tx,
        `update messages set edited_until = null, refresh_due_at = case when $2::float8 is null then null
           else clock_timestamp() + make_interval(secs => $2::float8) end where id = $1`,
        [id, after_ms === undefined ? null : after_ms / 1_000],
      ),
    );
  }
}
