import type { KnownBlock } from '@slack/web-api';
import type { Approval } from '../../signals/approval';
import { decidedLine } from '../../signals/approval-wording';
import type { SignalContext } from '../../signals/signal-context';
import { zoneOf } from '../../signals/wording';
import { button, context, ours, plain, type Rendering, slackTime } from './block-elements';

/** What the buttons of a question are known by. */
export const APPROVAL_BUTTON = 'approval';

/** A message has room for 50 blocks. */
const SHOWN = 5;

/** What the CSM is asked to decide, with buttons, and who decided. What nobody has decided comes first. The manager reads what the CSM decides. */
export function approvalBlocks(told: SignalContext, rendering: Rendering): KnownBlock[] {
  if (told.audience !== 'csm') return [];
  const all = told.approvals.toSorted((a, b) => Number(Boolean(a.decision)) - Number(Boolean(b.decision)));
  const rest = all.length - SHOWN;
  return [
    ...all
      .slice(0, SHOWN)
      .flatMap((approval) => (approval.decision ? decided(approval, told) : asked(approval, told, rendering))),
    ...(rest > 0
      ? [context(rest === 1 ? '1 more decision is in Linesman.' : `${rest} more decisions are in Linesman.`)]
      : []),
  ];
}

const decided = (approval: Approval, told: SignalContext): KnownBlock[] => [
  context(decidedLine(approval), approval.decided_at ? slackTime(approval.decided_at, zoneOf(told)) : undefined),
];

const asked = ({ key, question, due_at }: Approval, told: SignalContext, { value }: Rendering): KnownBlock[] => [
  plain(`A decision is needed: ${question}`),
  {
    type: 'actions',
    elements: [
      button(`${APPROVAL_BUTTON}.approved.${key}`, 'Approve', { value, style: 'primary' }),
      button(`${APPROVAL_BUTTON}.refused.${key}`, 'Refuse', { value }),
    ],
  },
  ours(`Decide until ${slackTime(due_at, zoneOf(told))}`),
];
