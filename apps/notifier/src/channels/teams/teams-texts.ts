import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { ClaimedDelivery } from '../../deliveries/channel';
import { asksForApproval, isAssignment, isClosing, isEmailReply, isReminder } from '../../deliveries/occasions';
import { questionTo } from '../../signals/approval-wording';
import { replyInWords } from '../../signals/email-reply-wording';
import { endOf } from '../../signals/outage-wording';
import { assignmentOf, type Reminder, reminderOf } from '../../signals/reminder-wording';
import { againWords, changedWords, closingWords } from '../../signals/reply-wording';
import type { SignalContext } from '../../signals/signal-context';
import { zoneOf } from '../../signals/wording';
import { type Activity, activityOf, type Shown } from './cards/activity';
import { alertCard } from './cards/alert-card';
import { digestCard } from './cards/digest-card';
import { line } from './cards/elements';
import { endedCard } from './cards/ended-card';
import { outageCard } from './cards/outage-card';
import type { Mention } from './mention';
import { TeamsConfig } from './teams.config';

/** A message, once it is known whether its reader can be mentioned. */
type ForReader = (to: Mention) => Activity;

/** What a message on Teams shows about a signal, as the signal is now. */
@Injectable()
export class TeamsTexts {
  constructor(
    private readonly config: TeamsConfig,
    private readonly clock: Clock,
  ) {}

  message(context: SignalContext): ForReader {
    const shown = this.shown(context);
    return (to) => activityOf(shown, to);
  }

  reply(claimed: ClaimedDelivery): ForReader {
    const [summary = '', ...more] = this.lines(claimed);
    return (to) => activityOf({ summary, body: [summary, ...more].map(line), actions: [] }, to);
  }

  private shown(context: SignalContext): Shown {
    const { PUBLIC_ORIGIN: publicOrigin } = this.config;
    const rendering = { now: this.clock.now(), publicOrigin };
    if (context.digest) return digestCard(context.digest, zoneOf(context), publicOrigin);
    if (context.outage) return outageCard(context, context.outage, publicOrigin);
    return context.signal.state === 'open' ? alertCard(context, rendering) : endedCard(context, rendering);
  }

  private lines(claimed: ClaimedDelivery): string[] {
    const now = this.clock.now();
    const { occasion, opening_digest } = claimed.delivery;
    const closing = isClosing(occasion);
    if (closing && claimed.outage) return [endOf(claimed.signal, claimed.outage)];
    if (claimed.resumes) return [againWords(claimed)];
    if (isEmailReply(occasion)) return emailReply(claimed, this.config.PUBLIC_ORIGIN);
    if (isReminder(occasion)) return inLines(reminderOf(claimed, now));
    if (asksForApproval(occasion))
      return inLines(
        questionTo(
          claimed,
          occasion,
          opening_digest ? 'under Tasks in Linesman' : 'with the buttons of the message above',
        ),
      );
    if (isAssignment(occasion)) return inLines(assignmentOf(claimed, now));
    return [closing ? closingWords(claimed, now) : changedWords(claimed, claimed.delivery, now)];
  }
}

const inLines = ({ said, since }: Reminder): string[] => [`${said}.`, ...since.map((it) => `• ${it}`)];

function emailReply(told: SignalContext, publicOrigin: string): string[] {
  const { said, lines, remarks } = replyInWords(told, publicOrigin);
  return [`${said}:`, ...lines.map((it) => `> ${it}`), ...remarks];
}
