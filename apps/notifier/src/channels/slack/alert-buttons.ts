import type { KnownBlock } from '@slack/web-api';
import { callButtons, responseButtons } from '../../buttons/offered-buttons';
import type { SignalContext } from '../../signals/signal-context';
import { callInWords } from '../../signals/tech-call-wording';
import { zoneOf } from '../../signals/wording';
import {
  type Button,
  changeContactButton,
  context,
  offered,
  ours,
  plain,
  type Rendering,
  slackTime,
  viewButton,
} from './block-elements';

export function alertButtons(told: SignalContext, { publicOrigin, value }: Rendering): Button[] {
  const { customer, status_change } = told.signal.snapshot;
  return [
    ...(told.contact_stopped && customer ? [changeContactButton(publicOrigin, customer.customer_id)] : []),
    ...responseButtons(told).map((it) => offered(it, value)),
    viewButton(publicOrigin, status_change.integration_id),
  ];
}

/** The call that was offered: its times, or the one that the contact chose, and what came of it. */
export function techCallBlocks(told: SignalContext, { value }: Rendering): KnownBlock[] {
  const call = callInWords(told);
  if (!call) return [];
  const { said, times, lasts, ended, asks } = call;
  const shown = times.map((at) => slackTime(at, zoneOf(told)));
  return [
    plain(said),
    ...(shown.length > 0 ? [ours(...shown.map((at) => (lasts ? `${at}, ${lasts}` : `• ${at}`)))] : []),
    ...(ended ? [context(ended)] : []),
    ...(asks ? [{ type: 'actions' as const, elements: callButtons.map((it) => offered(it, value)) }] : []),
  ];
}
