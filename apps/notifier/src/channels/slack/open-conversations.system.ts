import { changed, Database, one } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../../config';
import { NewWorkspaces } from '../../settings/new-workspaces';
import { Conversations } from './conversations';
import type { Csm } from './csm.entity';
import { WorkspaceLimits } from './workspace-limits';
import { Workspaces } from './workspaces';

/** `due_at` as text, which says it exactly. */
type Due = Omit<Csm, 'conversation_due_at'> & { due_at: string };

/** While this process asks for so many, the others wait until they are found due. */
const MOST_AT_ONCE = 8;
const RETRY_MS = 600_000;
const UNKNOWN_TENANT_MS = 60_000;

const claimDue = {
  name: 'due_conversations',
  text: `update csms c set conversation_due_at = now() + interval '1 minute' from (
      select tenant_id, email from csms where conversation_due_at <= now()
      order by conversation_due_at limit ${MOST_AT_ONCE} for update skip locked) due
    where c.tenant_id = due.tenant_id and c.email = due.email returning c.tenant_id, c.email, c.slack_user_id, c.conversation_due_at::text as due_at`,
};

/**
 * Asks Slack for the conversations with CSMs before there is anything to tell, so that an alert is one call. Where that
 * fails, the first alert asks.
 */
@Injectable()
export class OpenConversations implements OnModuleInit, OnApplicationBootstrap {
  private underWay = 0;

  constructor(
    private readonly database: Database,
    private readonly workspaces: Workspaces,
    private readonly conversations: Conversations,
    private readonly newWorkspaces: NewWorkspaces,
    private readonly limits: WorkspaceLimits,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.newWorkspaces.onNew(async (tx) => {
      await changed(tx, 'update csms set conversation_due_at = clock_timestamp()');
    });
  }

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'open conversations with CSMs', () => this.sweep());
  }

  soon(due: Due): void {
    if (this.underWay < MOST_AT_ONCE) void this.open(due);
  }

  private async sweep(): Promise<void> {
    const due = await this.database.queryInSystem<Due>(claimDue, []);
    await Promise.all(due.map((csm) => this.open(csm)));
  }

  /** Never rejects. */
  private async open(csm: Due): Promise<void> {
    this.underWay += 1;
    try {
      await this.settle(csm, await this.ask(csm));
    } catch (error) {
      this.logger.warn({ err: error, tenant_id: csm.tenant_id }, 'a conversation on Slack was not opened ahead');
    } finally {
      this.underWay -= 1;
    }
  }

  /** @returns after how long to ask again, if that may help. */
  private async ask({ tenant_id, email, slack_user_id }: Due): Promise<number | undefined> {
    const settings = await this.database.inTenant(tenant_id, (tx) =>
      one<{ integration: string | null }>(tx, 'select slack_integration_id as integration from tenant_settings'),
    );
    if (!settings) return UNKNOWN_TENANT_MS;
    if (!settings.integration) return undefined;
    const turn = await this.limits.turn(settings.integration, 'ask_ahead');
    if (turn.kind !== 'now') return turn.after_ms;
    const { failure } = await this.workspaces.call(tenant_id, settings.integration, 'ask', (workspace) =>
      this.conversations.ask(workspace, { tenant_id, email, slack_user_id: slack_user_id ?? undefined }),
    );
    return failure?.kind === 'retry' ? (failure.after_ms ?? RETRY_MS) : undefined;
  }

  /** What has become due meanwhile stays due: the tenant has another workspace, for example. */
  private async settle({ tenant_id, email, due_at }: Due, after_ms: number | undefined): Promise<void> {
    await this.database.inTenant(tenant_id, (tx) =>
      changed(
        tx,
        `update csms set conversation_due_at = clock_timestamp() + make_interval(secs => $2)
         where email = $1 and conversation_due_at = $3::timestamptz`,
        [email, after_ms === undefined ? null : after_ms / 1_000, due_at],
      ),
    );
  }
}
