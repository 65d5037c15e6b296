import { Database, one } from '@linesman/persistence';
import { Redis } from '@linesman/redis';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../../config';
import type { ClaimedDelivery, Found } from '../../deliveries/channel';
import { channelIn } from './channel/channel-of';
import { Conversations, type Spoken } from './conversations';
import { decidedBy, type Look, outlookFrom } from './look';
import { WorkspaceLimits } from './workspace-limits';
import { type Workspace, Workspaces } from './workspaces';

/** Every message carries the id of its delivery under this name, because Slack knows no idempotency key. */
export const METADATA = 'linesman_delivery';

/** Slack shows an app outside its Marketplace this many messages in one look … */
const LIMIT = 15;
/** … and allows it one look a minute in each workspace. */
const LOOK_EVERY_MS = 60_000;
const RETRY_MS = 15_000;
const KEPT_MS = 600_000;

interface Page {
  messages?: { ts?: string; team?: string; metadata?: { event_type?: string; event_payload?: object } }[];
  has_more?: boolean;
}

/** A delivery, or another message with an id of its own, of which nobody knows whether it arrived. */
type Sought = Spoken & {
  existing?: ClaimedDelivery['existing'];
  resumes?: ClaimedDelivery['resumes'];
  delivery: Pick<
    ClaimedDelivery['delivery'],
    'id' | 'channel' | 'created_at' | 'ambiguous_since' | 'previous_state' | 'follows'
  >;
};

/** A look that was made, or why there is none. */
type Looked = { look: Look } | { found: Found };

/**
 * Finds out whether Slack has the message of a delivery. One look shows a conversation, and is kept for all processes: it
 * decides every delivery of the conversation whose end nobody knows.
 */
@Injectable()
export class FindOnSlack {
  private readonly underWay = new Map<string, Promise<Looked>>();

  constructor(
    private readonly workspaces: Workspaces,
    private readonly conversations: Conversations,
    private readonly database: Database,
    private readonly redis: Redis,
    private readonly limits: WorkspaceLimits,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async find(claimed: Sought): Promise<Found> {
    const { delivery, settings } = claimed;
    const integration = settings.slack_integration_id;
    if (!integration) return { arrived: 'unknown' };
    const thread = threadOf(claimed);
    const key = `slack:${integration}:look:${conversationIn(claimed)}:${thread ?? ''}`;
    const settles_ms = delivery.previous_state === 'sending' ? 0 : this.config.AMBIGUOUS_WAIT_SECONDS * 1_000;
    const uncertain = { ...delivery, settles_ms };

    const earlier = await this.read(key);
    const decided = earlier && decidedBy(earlier, uncertain);
    if (decided) return decided;
    // Others in this process that need the same look wait for it.
    const looking = this.underWay.get(key) ?? this.look(key, integration, claimed, earlier);
    this.underWay.set(key, looking);
    const looked = await looking.finally(() => this.underWay.delete(key));
    if ('found' in looked) return looked.found;
    return decidedBy(looked.look, uncertain) ?? { arrived: 'later', after_ms: LOOK_EVERY_MS };
  }

  private async look(key: string, integration: string, claimed: Sought, earlier: Look | undefined): Promise<Looked> {
    const { delivery, settings } = claimed;
    const turn = await this.limits.turn(integration, 'look');
    const wait = turn.kind === 'now' ? await this.untilNextLook(integration).catch(() => RETRY_MS) : turn.after_ms;
    if (wait > 0) return { found: { arrived: 'later', after_ms: wait } };
    const from = await this.uncertainSince(claimed);
    const read = await this.workspaces.call(settings.tenant_id, integration, 'look', (workspace) =>
      this.readPage(workspace, claimed, { from, earlier: earlier?.upto === undefined ? undefined : earlier }),
    );
    if (!read.failure) {
      await this.redis.set(key, JSON.stringify(read.done), 'PX', KEPT_MS).catch(() => undefined);
      return { look: read.done };
    }
    const { failure } = read;
    this.logger.warn({ delivery_id: delivery.id, reason: failure.reason }, 'could not look for a message on Slack');
    if (failure.kind === 'retry') return { found: { arrived: 'later', after_ms: failure.after_ms ?? RETRY_MS } };
    return { found: { arrived: 'unknown' } };
  }

  private async read(key: string): Promise<Look | undefined> {
    const kept = await this.redis.get(key).catch(() => null);
    return kept === null ? undefined : (JSON.parse(kept) as Look);
  }

  /** All processes share the looks of a workspace. @returns 0 when this one may look now. */
  private async untilNextLook(integrationId: string): Promise<number> {
    const key = `slack-history-${integrationId}`;
    if (await this.redis.set(key, '1', 'PX', LOOK_EVERY_MS, 'NX')) return 0;
    return Math.max(1_000, await this.redis.pttl(key));
  }

  /** Since when there are deliveries into this conversation whose end nobody knows, with the time of now. */
  private async uncertainSince(sought: Sought): Promise<{ from: number; at: number }> {
    const { delivery } = sought;
    const since = await this.database.inTenant(delivery.tenant_id, (tx) =>
      one<{ first: Date | null; now: Date }>(
        tx,
        `select min(created_at) as first, clock_timestamp() as now from deliveries
         where channel = $1 and ($2::text is null or recipient = $2) and state in ('sending', 'ambiguous')`,
        [delivery.channel, conversationIn(sought) === delivery.recipient ? delivery.recipient : null],
      ),
    );
    const first = new Date(Math.min(new Date(delivery.created_at).getTime(), since!.first?.getTime() ?? Infinity));
    return { from: outlookFrom(first), at: since!.now.getTime() };
  }

  /** Slack shows the messages closest to `oldest`; where there are more, the next look goes on after the last of them. */
  private async readPage(
    workspace: Workspace,
    claimed: Sought,
    { from: { from, at }, earlier }: { from: { from: number; at: number }; earlier?: Look },
  ): Promise<Look> {
    const { client, team_id } = workspace;
    const channel = channelIn(claimed) ?? (await this.conversations.open(workspace, claimed));
    const thread = threadOf(claimed);
    const oldest = earlier?.upto ?? String(from / 1_000);
    const options = { channel, oldest, limit: LIMIT, include_all_metadata: true };
    const page = (await (thread
      ? client.conversations.replies({ ...options, ts: thread })
      : client.conversations.history(options))) as Page;
    const found = { ...earlier?.found };
    for (const { ts, team, metadata } of page.messages ?? []) {
      const { delivery_id } = (metadata?.event_payload ?? {}) as { delivery_id?: string };
      if (metadata?.event_type === METADATA && delivery_id)
        found[delivery_id] = { team_id: team ?? team_id, channel_id: channel, ts };
    }
    const last = page.has_more ? lastOf(page) : undefined;
    return { from: earlier?.from ?? from, upto: last, at, found };
  }
}

/** A channel, or the person. */
const conversationIn = (sought: Sought): string => channelIn(sought) ?? sought.delivery.recipient;

const threadOf = ({ delivery, existing, resumes }: Sought): string | undefined =>
  ((delivery.follows || resumes) && existing && !existing.gone_at ? existing.ts : undefined) ?? undefined;

const lastOf = ({ messages = [] }: Page): string | undefined =>
  messages
    .flatMap(({ ts }) => ts ?? [])
    .sort((a, b) => Number(a) - Number(b))
    .at(-1);
