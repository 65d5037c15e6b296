import type { KnownBlock } from '@slack/web-api';
import { responseLines } from '../../signals/response-lines';
import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import { alertButtons } from './alert-buttons';
import { context, notificationText, type Rendering, slackTime } from './block-elements';
import { handlingBlocks } from './handling-blocks';

/** What an alert about a signal of any type has: its title, the text of its notification, and its end. */
export const alertTitle = ({ signal: { snapshot } }: SignalContext): string =>
  `${say.titles[snapshot.signal_type]}: ${snapshot.customer?.name ?? snapshot.status_change.integration_name}`;

export const alertText = (told: SignalContext, why: string): string =>
  notificationText(`${alertTitle(told)} – ${told.signal.snapshot.status_change.integration_name}: ${why}`);

export const stepsOf = ({ signal }: SignalContext): string[] =>
  signal.snapshot.troubleshooting.map((step, n) => `${n + 1}. ${step}`);

/** The buttons, then who did what since. */
export const alertEnd = (told: SignalContext, rendering: Rendering): KnownBlock[] => [
  { type: 'actions', elements: alertButtons(told, rendering) },
  ...responseLines(told).map(({ text, at }) => context(text, slackTime(at, say.zoneOf(told)))),
  ...handlingBlocks(told, rendering),
];
