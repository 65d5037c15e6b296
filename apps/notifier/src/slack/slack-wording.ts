import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { NotifierConfig } from '../config';
import type { Story } from '../deliveries/assignment';
import { alertBlocks, type SlackWords } from './alert-blocks';
import { buttonValue } from './button-value';
import { closedBlocks, closingReply } from './closed-blocks';

/** What Slack is to show about a signal, as it stands now. */
@Injectable()
export class SlackWording {
  constructor(
    private readonly config: NotifierConfig,
    private readonly clock: Clock,
  ) {}

  message(story: Story): SlackWords {
    const { PUBLIC_ORIGIN: publicOrigin, SLACK_SIGNING_SECRET } = this.config;
    const now = this.clock.now();
    const { signal } = story;
    if (signal.state !== 'open') return closedBlocks(story, { now, publicOrigin });
    const value = buttonValue(signal.tenant_id, signal.signal_id, SLACK_SIGNING_SECRET);
    return alertBlocks(story, { now, publicOrigin, value });
  }

  reply(story: Story): { text: string } {
    return { text: closingReply(story, this.clock.now()) };
  }
}
