import type { KnownBlock, StaticSelect, UsersSelect } from '@slack/web-api';
import { ASSIGN, type ChoiceGroup, choicesFor, HANDLE, MENU } from '../../buttons/handling-choices';
import { assignmentLines, handlingLines } from '../../signals/handling-lines';
import type { SignalContext } from '../../signals/signal-context';
import { zoneOf } from '../../signals/wording';
import { context, type Rendering, slackTime } from './block-elements';

const text = (said: string) => ({ type: 'plain_text' as const, text: said });
const group = ({ label, choices }: ChoiceGroup) => ({
  label: text(label),
  options: Object.entries(choices).map(([value, choice]) => ({ value, text: text(choice.label) })),
});

/** One menu, because a button for each would fill the screen of a phone. */
const menu = (told: Pick<SignalContext, 'handling'>): StaticSelect => ({
  type: 'static_select',
  action_id: HANDLE,
  placeholder: text(MENU),
  option_groups: choicesFor(told).map(group),
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
