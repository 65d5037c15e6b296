import { createHash } from 'node:crypto';
import type { OpenSlackHomeRequest } from '@linesman/contracts';
import { afterCommit, changed, Database, one } from '@linesman/persistence';
import { Clock, LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { KnownBlock } from '@slack/web-api';
import type { Logger } from 'pino';
import { NotifierConfig } from '../../../config';
import { buttonValue } from '../button-value';
import { Members } from '../members';
import { SlackConfig } from '../slack.config';
import { WorkspaceLimits } from '../workspace-limits';
import { Workspaces } from '../workspaces';
import { homeBlocks, strangerBlocks } from './home-blocks';
import { readHome } from './read-home';
import type { SlackHome } from './slack-home.entity';

type Key = Pick<SlackHome, 'integration_id' | 'user_id' | 'tenant_id'>;
type Due = Key & Pick<SlackHome, 'email' | 'shown'>;

const MOST_AT_ONCE = 20;
/** For so long after it was opened a tab follows what happens, … */
const FOLLOWED = `interval '4 hours'`;
/** … once a minute. */
const AGAIN = `interval '1 minute'`;

const next = `due_at = case when h.opened_at > clock_timestamp() - ${FOLLOWED} then clock_timestamp() + ${AGAIN} end`;
const claimed = 'returning h.integration_id, h.user_id, h.tenant_id, h.email, h.shown';

const claimDue = {
  name: 'due_slack_homes',
  text: `update slack_homes h set ${next} from (
      select integration_id, user_id from slack_homes where due_at <= clock_timestamp()
      order by due_at limit ${MOST_AT_ONCE} for update skip locked) due
    where h.integration_id = due.integration_id and h.user_id = due.user_id ${claimed}`,
};

/**
 * Shows people in a tab of Slack what they handle. Slack is called only where that differs from what the tab shows, and
 * nothing waits for it: no message, and no event of a signal.
 */
@Injectable()
export class ShowHomes implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly members: Members,
    private readonly workspaces: Workspaces,
    private readonly limits: WorkspaceLimits,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    private readonly slack: SlackConfig,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'tabs in Slack', () => this.sweep());
  }

  /** Somebody opened theirs. @returns whether that was not known: what Slack tells again does nothing. */
  async opened({ tenant_id, integration_id, user_id, opened_at }: OpenSlackHomeRequest): Promise<boolean> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const due = await one<Due>(
        tx,
        `insert into slack_homes as h (integration_id, user_id, tenant_id, opened_at, due_at)
         select $1::uuid, $2, $3::uuid, $4::timestamptz, clock_timestamp() + ${AGAIN} from tenant_settings
         where tenant_id = $3 and slack_integration_id = $1
         on conflict (integration_id, user_id) do update set opened_at = excluded.opened_at, due_at = excluded.due_at
         where h.opened_at < excluded.opened_at ${claimed}`,
        [integration_id, user_id, tenant_id, opened_at],
      );
      if (due) afterCommit(tx, () => void this.show(due));
      return due !== undefined;
    });
  }

  /** Somebody pressed a button of theirs. */
  async refresh(tenantId: string, userId: string): Promise<void> {
    const due = await this.database.inTenant(tenantId, (tx) =>
      one<Due>(tx, `update slack_homes h set ${next} where h.tenant_id = $1 and h.user_id = $2 ${claimed}`, [
        tenantId,
        userId,
      ]),
    );
    if (due) void this.show(due);
  }

  private async sweep(): Promise<void> {
    const due = await this.database.queryInSystem<Due>(claimDue, []);
    await Promise.all(due.map((home) => this.show(home)));
  }

  /** Never rejects. */
  private async show(home: Due): Promise<void> {
    const { tenant_id, integration_id, user_id } = home;
    try {
      const blocks = await this.blocksOf(home);
      if (!blocks) return;
      const shown = createHash('sha256').update(JSON.stringify(blocks)).digest('base64url');
      if (shown === home.shown || (await this.limits.turn(integration_id, 'publish')).kind !== 'now') return;
      const { failure } = await this.workspaces.call(tenant_id, integration_id, 'publish', ({ client }) =>
        client.views.publish({ user_id, view: { type: 'home', blocks } }),
      );
      if (!failure) return await this.record(home, 'shown = $3', shown);
      this.logger.warn({ tenant_id, slack_user_id: user_id, reason: failure.reason }, 'a tab in Slack was not shown');
      // Another attempt would end in the same way, until the person opens it again.
      if (failure.kind !== 'retry' && failure.kind !== 'ambiguous')
        await this.record(home, 'due_at = $3::timestamptz', null);
    } catch (error) {
      this.logger.warn({ err: error, tenant_id, slack_user_id: user_id }, 'a tab in Slack was not shown');
    }
  }

  /** @returns nothing where Slack does not say who it is. */
  private async blocksOf(home: Due): Promise<KnownBlock[] | undefined> {
    const { tenant_id, user_id } = home;
    const known = home.email ? { email: home.email } : await this.members.find(tenant_id, user_id);
    if (typeof known === 'string') return known === 'no_member' ? strangerBlocks() : undefined;
    const email = known.email.toLowerCase();
    if (!home.email) await this.record(home, 'email = $3', email);
    const content = await this.database.inTenant(tenant_id, (tx) => readHome(tx, email));
    return homeBlocks(content, {
      now: this.clock.now(),
      publicOrigin: this.slack.PUBLIC_ORIGIN,
      valueOf: ({ signal_id }) => buttonValue(tenant_id, signal_id, this.slack.SLACK_SIGNING_SECRET),
    });
  }

  private async record({ tenant_id, integration_id, user_id }: Key, set: string, value: string | null): Promise<void> {
    await this.database.inTenant(tenant_id, (tx) =>
      changed(tx, `update slack_homes set ${set} where integration_id = $1 and user_id = $2`, [
        integration_id,
        user_id,
        value,
      ]),
    );
  }
}
