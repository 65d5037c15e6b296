import { Redis } from '@linesman/redis';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ClaimedDelivery, Found } from '../../deliveries/channel';
import { Conversations, type KnownConversation } from './conversations';
import { type Workspace, Workspaces } from './workspaces';

/** Every message carries the id of its delivery under this name, because Slack knows no idempotency key. */
export const METADATA = 'linesman_delivery';

/** Slack shows an app outside its Marketplace this many messages in one look … */
const LIMIT = 15;
/** … and allows it one look a minute in each workspace. */
const LOOK_EVERY_MS = 60_000;
const RETRY_MS = 15_000;
/** How far Slack's clock may be from ours. */
const MARGIN_S = 120;

interface Page {
  messages?: { ts?: string; team?: string; metadata?: { event_type?: string; event_payload?: object } }[];
  has_more?: boolean;
}

/** Finds out whether Slack has the message of a delivery. */
@Injectable()
export class FindOnSlack {
  constructor(
    private readonly workspaces: Workspaces,
    private readonly conversations: Conversations,
    private readonly redis: Redis,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async find(claimed: ClaimedDelivery<KnownConversation>): Promise<Found> {
    const { delivery, settings } = claimed;
    const integration = settings.slack_integration_id;
    if (!integration) return { arrived: 'unknown' };
    const wait = await this.untilNextLook(integration).catch(() => RETRY_MS);
    if (wait > 0) return { arrived: 'later', after_ms: wait };
    const found = await this.workspaces.call(settings.tenant_id, integration, (workspace) =>
      this.look(workspace, claimed),
    );
    if (!found.failure) return found.done;
    const { failure } = found;
    this.logger.warn({ delivery_id: delivery.id, reason: failure.reason }, 'could not look for a message on Slack');
    if (failure.kind === 'retry') return { arrived: 'later', after_ms: failure.after_ms ?? RETRY_MS };
    return { arrived: 'unknown' };
  }

  /** All processes share the looks of a workspace. @returns 0 when this one may look now. */
  private async untilNextLook(integrationId: string): Promise<number> {
    const key = `slack-history-${integrationId}`;
    if (await this.redis.set(key, '1', 'PX', LOOK_EVERY_MS, 'NX')) return 0;
    return Math.max(1_000, await this.redis.pttl(key));
  }

  private async look(workspace: Workspace, claimed: ClaimedDelivery<KnownConversation>): Promise<Found> {
    const { delivery, existing } = claimed;
    const { client, team_id } = workspace;
    const channel = await this.conversations.open(workspace, claimed);
    const oldest = String(new Date(delivery.created_at).getTime() / 1_000 - MARGIN_S);
    const options = { channel, oldest, limit: LIMIT, include_all_metadata: true };
    const thread = delivery.follows && existing && !existing.gone_at ? existing.ts : null;
    const page = (await (thread
      ? client.conversations.replies({ ...options, ts: thread })
      : client.conversations.history(options))) as Page;
    const found = page.messages?.find(
      ({ metadata }) =>
        metadata?.event_type === METADATA &&
        (metadata.event_payload as { delivery_id?: string } | undefined)?.delivery_id === delivery.id,
    );
    if (!found) return { arrived: page.has_more ? 'unknown' : 'no' };
    return { arrived: 'yes', message: { team_id: found.team ?? team_id, channel_id: channel, ts: found.ts } };
  }
}
