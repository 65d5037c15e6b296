import { Injectable } from '@nestjs/common';
import { button, context, header, listed, notificationText, type SlackMessage } from '../channels/slack/block-elements';
import { PostToPerson } from '../channels/slack/post-to-person';
import { SlackConfig } from '../channels/slack/slack.config';
import type { Found, SendOutcome } from '../deliveries/channel';
import type { ClaimedSummary } from './claimed-summary';
import { pageOf } from './page-of';
import type { DailySummary } from './summary';
import { headlineOf, partsOf, periodOf } from './summary-in-words';

/** A message's text in Slack, whole lines of it. */
const LINE_MOST = 280;

/** Posts a summary in the conversation with one person. */
@Injectable()
export class PostSummary {
  constructor(
    private readonly config: SlackConfig,
    private readonly person: PostToPerson,
  ) {}

  /** Whether an earlier attempt, whose end nobody knows, arrived. */
  find(claimed: ClaimedSummary): Promise<Found> {
    return this.person.find(claimed);
  }

  post(claimed: ClaimedSummary, summary: DailySummary): Promise<SendOutcome> {
    return this.person.post(claimed, messageOf(summary, claimed, this.config.PUBLIC_ORIGIN));
  }
}

export function messageOf(
  summary: DailySummary,
  { settings, audience }: Pick<ClaimedSummary, 'settings' | 'audience'>,
  publicOrigin: string,
): SlackMessage {
  const said = `Daily summary: ${headlineOf(summary)}`;
  const short = (line: string): string => (line.length > LINE_MOST ? `${line.slice(0, LINE_MOST - 1)}…` : line);
  return {
    text: notificationText(said),
    blocks: [
      header(said),
      ...partsOf(summary, settings.time_zone).flatMap(({ heading, lines }) =>
        listed(
          heading,
          lines.map((line) => `• ${short(line)}`),
        ),
      ),
      context(`${audience === 'csm' ? 'Your customers. ' : ''}${periodOf(summary, settings.time_zone)}`),
      {
        type: 'actions',
        elements: [
          button('view_risk_signals', 'View Risk Signals', { url: pageOf(publicOrigin, '/risk-signals') }),
          button('view_daily_summary', 'Daily Summary', { url: pageOf(publicOrigin, '/daily-summary') }),
        ],
      },
    ],
  };
}
