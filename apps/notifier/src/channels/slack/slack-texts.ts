import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { ClaimedDelivery } from '../../deliveries/channel';
import type { SignalContext } from '../../signals/signal-context';
import { againReply } from './again-reply';
import { alertFor } from './alert-for';
import type { SlackMessage } from './block-elements';
import { buttonValue } from './button-value';
import { isAssignment, isClosing, isEmailReply, isReminder } from '../../deliveries/occasions';
import { changedReply } from './changed-reply';
import { zoneOf } from '../../signals/wording';
import { digestBlocks } from './digest-blocks';
import { closedBlocks, closingReply } from './closed-blocks';
import { emailReply } from './email-reply';
import { escalatedBlocks } from './escalated-blocks';
import { outageBlocks, outageReply } from './outage-blocks';
import { assignmentReply, reminderReply } from './reminder-reply';
import { staffBlocks } from './staff-blocks';
import { SlackConfig } from './slack.config';

/** What a message on Slack shows about a signal, as the signal is now. */
@Injectable()
export class SlackTexts {
  constructor(
    private readonly config: SlackConfig,
    private readonly clock: Clock,
  ) {}

  message(context: SignalContext): SlackMessage {
    const { PUBLIC_ORIGIN: publicOrigin, SLACK_SIGNING_SECRET } = this.config;
    const now = this.clock.now();
    const { signal } = context;
    if (context.digest) return digestBlocks(context.digest, zoneOf(context), publicOrigin);
    if (context.outage) return outageBlocks(context, context.outage, publicOrigin);
    if (signal.state !== 'open') return closedBlocks(context, { now, publicOrigin });
    if (context.audience === 'staff') return staffBlocks(context, publicOrigin);
    const value = buttonValue(signal.tenant_id, signal.signal_id, SLACK_SIGNING_SECRET);
    const rendering = { now, publicOrigin, value };
    return context.audience === 'manager' ? escalatedBlocks(context, rendering) : alertFor(context, rendering);
  }

  reply(claimed: ClaimedDelivery): { text: string } {
    const now = this.clock.now();
    const closing = isClosing(claimed.delivery.occasion);
    if (closing && claimed.outage) return { text: outageReply(claimed, claimed.outage) };
    if (claimed.resumes) return { text: againReply(claimed) };
    if (isEmailReply(claimed.delivery.occasion)) return { text: emailReply(claimed, this.config.PUBLIC_ORIGIN) };
    if (isReminder(claimed.delivery.occasion)) return { text: reminderReply(claimed, now) };
    if (isAssignment(claimed.delivery.occasion)) return { text: assignmentReply(claimed, now) };
    return { text: closing ? closingReply(claimed, now) : changedReply(claimed, claimed.delivery, now) };
  }
}
