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
/** `held_until` as text, which has all of its digits. */
type Claimed = Key & Pick<SlackHome, 'email' | 'shown' | 'notice'> & { held_until: string };

/** What came of a comparison. */
interface Compared {
  /** A hash of what is shown now, where that is known. */
  shown?: string;
  /** Whose it is, where that is known. */
  email?: string;
  /** Nothing would change before the person opens it again. */
  is_over?: true;
}

const MOST_AT_ONCE = 20;
/** For so long after it was opened a tab follows what happens, … */
const FOLLOWED = `interval '4 hours'`;
/** … once a minute. */
const AGAIN = `interval '1 minute'`;

/** One process at a time shows a tab, or the older of two views could be the last. What comes meanwhile is due afterwards. */
const claimDue = (
  which: string,
): string => `update slack_homes h set held_until = clock_timestamp() + make_interval(secs => $1),
      due_at = case when h.opened_at > clock_timestamp() - ${FOLLOWED} then clock_timestamp() + ${AGAIN} end
    from (select integration_id, user_id from slack_homes
      where due_at <= clock_timestamp() and coalesce(held_until, '-infinity') < clock_timestamp() and ${which}
      order by due_at limit ${MOST_AT_ONCE} for update skip locked) due
    where h.integration_id = due.integration_id and h.user_id = due.user_id
    returning h.integration_id, h.user_id, h.tenant_id, h.email, h.shown, h.notice, h.held_until::text`;

const claimAny = { name: 'due_slack_homes', text: claimDue('true') };

/** A person who opened it meanwhile, or pressed a button, has made it due. */
const release = `update slack_homes set held_until = null, shown = coalesce($3, shown),
    notice = case when $3::text is null or notice is distinct from $4 then notice end,
    due_at = case when $5 and due_at > clock_timestamp() then null else due_at end, email = coalesce($6, email)
  where integration_id = $1 and user_id = $2 and held_until = $7::timestamptz`;

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
      const due = await one<Key>(
        tx,
        `insert into slack_homes as h (integration_id, user_id, tenant_id, opened_at, due_at)
         select $1::uuid, $2, $3::uuid, $4::timestamptz, clock_timestamp() from tenant_settings
         where tenant_id = $3 and slack_integration_id = $1
         on conflict (integration_id, user_id) do update set opened_at = excluded.opened_at, due_at = excluded.due_at
         where h.opened_at < excluded.opened_at returning h.integration_id, h.user_id, h.tenant_id`,
        [integration_id, user_id, tenant_id, opened_at],
      );
      if (due) afterCommit(tx, () => void this.showNow(due));
      return due !== undefined;
    });
  }

  /** Somebody pressed a button of theirs. @param notice what they are told, because nothing was done. */
  async refresh(tenantId: string, userId: string, notice?: string): Promise<void> {
    const due = await this.database.inTenant(tenantId, (tx) =>
      one<Key>(
        tx,
        `update slack_homes set due_at = clock_timestamp(), notice = coalesce($3, notice)
         where tenant_id = $1 and user_id = $2 returning integration_id, user_id, tenant_id`,
        [tenantId, userId, notice ?? null],
      ),
    );
    if (due) void this.showNow(due);
  }

  private async sweep(): Promise<void> {
    const due = await this.database.queryInSystem<Claimed>(claimAny, [this.config.SEND_LEASE_SECONDS]);
    await Promise.all(due.map((home) => this.show(home)));
  }

  /** Never rejects. Where another process shows it just now, it is shown again by the next look. */
  private async showNow({ tenant_id, integration_id, user_id }: Key): Promise<void> {
    const which = claimDue('integration_id = $2 and user_id = $3');
    const values = [this.config.SEND_LEASE_SECONDS, integration_id, user_id];
    try {
      const home = await this.database.inTenant(tenant_id, (tx) => one<Claimed>(tx, which, values));
      if (home) await this.show(home);
    } catch (error) {
      this.logger.warn({ err: error, tenant_id, slack_user_id: user_id }, 'a tab in Slack is shown later');
    }
  }

  /** Never rejects. What fails is tried again when it is due. */
  private async show(home: Claimed): Promise<void> {
    const { tenant_id, integration_id, user_id, notice, held_until } = home;
    const failed = (error: unknown): Compared => {
      this.logger.warn({ err: error, tenant_id, slack_user_id: user_id }, 'a tab in Slack was not shown');
      return {};
    };
    const { shown, email, is_over } = await this.compare(home).catch(failed);
    const values = [integration_id, user_id, shown ?? null, notice, is_over ?? false, email ?? null, held_until];
    await this.database.inTenant(tenant_id, (tx) => changed(tx, release, values)).catch(failed);
  }

  private async compare(home: Claimed): Promise<Compared> {
    const { tenant_id, integration_id, user_id } = home;
    const view = await this.viewOf(home);
    if (!view) return {};
    const { blocks, ...known } = view;
    const shown = createHash('sha256').update(JSON.stringify(blocks)).digest('base64url');
    if (shown === home.shown) return { ...known, shown };
    if ((await this.limits.turn(integration_id, 'publish')).kind !== 'now') return known;
    const { failure } = await this.workspaces.call(tenant_id, integration_id, 'publish', ({ client }) =>
      client.views.publish({ user_id, view: { type: 'home', blocks } }),
    );
    if (!failure) return { ...known, shown };
    this.logger.warn({ tenant_id, slack_user_id: user_id, reason: failure.reason }, 'a tab in Slack was not shown');
    return failure.kind === 'retry' || failure.kind === 'ambiguous' ? known : { ...known, is_over: true };
  }

  /** @returns nothing where Slack does not say who it is. A stranger's stays as it is, and Slack is not asked again. */
  private async viewOf(home: Claimed): Promise<(Omit<Compared, 'shown'> & { blocks: KnownBlock[] }) | undefined> {
    const { tenant_id, user_id, notice } = home;
    const known = home.email ? { email: home.email } : await this.members.find(tenant_id, user_id);
    if (typeof known === 'string')
      return known === 'no_member' ? { blocks: strangerBlocks(), is_over: true } : undefined;
    const email = known.email.toLowerCase();
    const content = await this.database.inTenant(tenant_id, (tx) => readHome(tx, email));
    const blocks = homeBlocks(content, {
      now: this.clock.now(),
      notice,
      publicOrigin: this.slack.PUBLIC_ORIGIN,
      valueOf: ({ signal_id }) => buttonValue(tenant_id, signal_id, this.slack.SLACK_SIGNING_SECRET),
    });
    return { blocks, email };
  }
}
