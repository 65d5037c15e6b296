import type { KnownBlock, StaticSelect, UsersSelect } from '@slack/web-api';
import type { SnoozedUntil } from '../../handling/snooze-signal';
import type { Span } from '../../handling/until';
import { assignmentLines, handlingLines } from '../../signals/handling-lines';
import type { SignalContext } from '../../signals/signal-context';
import { zoneOf } from '../../signals/wording';
import { context, type Rendering, slackTime } from './block-elements';

export const HANDLE = 'handle';
export const ASSIGN = 'assign';

export interface Choice {
  label: string;
  acknowledge?: Span;
  snooze?: SnoozedUntil;
  unsnooze?: true;
}
const acknowledgements: Readonly<Record<string, Choice>> = {
  'acknowledge.1_hour': { acknowledge: '1_hour', label: 'For 1 hour' },
  'acknowledge.4_hours': { acknowledge: '4_hours', label: 'For 4 hours' },
  'acknowledge.tomorrow': { acknowledge: 'tomorrow', label: 'Until tomorrow morning' },
};
const snoozes: Readonly<Record<string, Choice>> = {
  'snooze.1_hour': { snooze: '1_hour', label: 'For 1 hour' },
  'snooze.4_hours': { snooze: '4_hours', label: 'For 4 hours' },
  'snooze.tomorrow': { snooze: 'tomorrow', label: 'Until tomorrow morning' },
  'snooze.next_week': { snooze: 'next_week', label: 'Until next week' },
  'snooze.worse': { snooze: 'worse', label: 'Until it gets worse' },
};
const ends: Readonly<Record<string, Choice>> = { unsnooze: { unsnooze: true, label: 'End the snooze' } };

/** What the option of a menu asks for. */
export const choiceOf = (option = ''): Choice | undefined => ({ ...acknowledgements, ...snoozes, ...ends })[option];

const text = (said: string) => ({ type: 'plain_text' as const, text: said });
const group = (label: string, choices: Readonly<Record<string, Choice>>) => ({
  label: text(label),
  options: Object.entries(choices).map(([value, choice]) => ({ value, text: text(choice.label) })),
});

/** One menu, because a button for each would fill the screen of a phone. */
const menu = ({ handling }: Pick<SignalContext, 'handling'>): StaticSelect => ({
  type: 'static_select',
  action_id: HANDLE,
  placeholder: text('Acknowledge or snooze'),
  option_groups: [
    group('Acknowledge', acknowledgements),
    group('Snooze', handling?.snoozed_by ? { ...ends, ...snoozes } : snoozes),
  ],
});

/** Slack's own picker, which finds a colleague by a few letters. */
const colleagues: UsersSelect = { type: 'users_select', action_id: ASSIGN, placeholder: text('Assign to …') };

/** What the block is known by when somebody chooses: the options have no room for the signed ids. */
const BLOCK = 'handle.';
export const idsOfBlock = (blockId: string): string => (blockId.startsWith(BLOCK) ? blockId.slice(BLOCK.length) : '');

/** Who handles the signal, and the menu to change that. */
export const handlingBlocks = (
  told: Pick<SignalContext, 'handling' | 'signal' | 'audience'>,
  { value }: Rendering,
): KnownBlock[] => [
  { type: 'actions', block_id: `${BLOCK}${value}`, elements: [menu(told), colleagues] },
  ...handlingLines(told).map(({ text: said, at }) => context(said, at && slackTime(at, zoneOf(told)))),
];

/** Above the alert, so that the person it was assigned to reads it first. */
export const assignedBlocks = (told: SignalContext): KnownBlock[] =>
  assignmentLines(told).map(({ text: said, at }) => context(said, at && slackTime(at, zoneOf(told))));
