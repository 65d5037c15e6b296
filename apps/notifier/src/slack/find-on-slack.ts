import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Assignment } from '../deliveries/assignment';
import { isClosing } from '../deliveries/decide-send';
import type { Found } from '../deliveries/send-outcome';
import { FindConversation } from './find-conversation';
import { HistoryBudget } from './history-budget';
import { classifySlackFailure } from './slack-failure';
import { Workspaces } from './workspaces';

/** Every message carries its delivery's id under this name, because Slack knows no idempotency key. */
export const METADATA = 'linesman_delivery';

/** What Slack gives apps outside its Marketplace in one look. */
const LIMIT = 15;
/** Slack's clock and ours may differ. */
const MARGIN_S = 120;

interface Page {
  messages?: { ts?: string; team?: string; metadata?: { event_type?: string; event_payload?: object } }[];
  has_more?: boolean;
}

@Injectable()
export class FindOnSlack {
  constructor(
    private readonly workspaces: Workspaces,
    private readonly conversations: FindConversation,
    private readonly budget: HistoryBudget,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async find(assignment: Assignment): Promise<Found> {
    const { delivery, settings } = assignment;
    const integration = settings.slack_integration_id;
    if (!integration) return { arrived: 'unknown' };
    try {
      const wait = await this.budget.take(integration);
      if (wait > 0) return { arrived: 'later', after_ms: wait };
      return await this.look(assignment, integration);
    } catch (error) {
      const failure = classifySlackFailure(error, 'before');
      this.logger.warn({ delivery_id: delivery.id, reason: failure.reason }, 'could not look on Slack');
      if (failure.kind === 'retry') return { arrived: 'later', after_ms: failure.after_ms ?? 15_000 };
      return { arrived: 'unknown' };
    }
  }

  private async look(assignment: Assignment, integration: string): Promise<Found> {
    const { delivery, stands } = assignment;
    const workspace = await this.workspaces.of(delivery.tenant_id, integration);
    const { client, team_id } = workspace;
    const channel = await this.conversations.with(workspace, assignment);
    const oldest = String(new Date(delivery.created_at).getTime() / 1_000 - MARGIN_S);
    const options = { channel, oldest, limit: LIMIT, include_all_metadata: true };
    const thread = isClosing(delivery.occasion) && stands && !stands.gone_at ? stands.ts : null;
    const page = (await (thread
      ? client.conversations.replies({ ...options, ts: thread })
      : client.conversations.history(options))) as Page;
    const found = page.messages?.find(
      ({ metadata }) =>
        metadata?.event_type === METADATA &&
        (metadata.event_payload as { delivery_id?: string } | undefined)?.delivery_id === delivery.id,
    );
    if (!found) return { arrived: page.has_more ? 'unknown' : 'no' };
    return { arrived: 'yes', standing: { team_id: found.team ?? team_id, channel_id: channel, ts: found.ts } };
  }
}
