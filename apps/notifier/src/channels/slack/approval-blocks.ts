import type { KnownBlock } from '@slack/web-api';
import type { Approval } from '../../signals/approval';
import { decidedLine } from '../../signals/approval-wording';
import type { SignalContext } from '../../signals/signal-context';
import { zoneOf } from '../../signals/wording';
import { button, context, ours, plain, type Rendering, slackTime } from './block-elements';

/** What the buttons of a question are known by. */
export const APPROVAL_BUTTON = 'approval';

/** What the CSM is asked to decide, with buttons, and who decided. The manager reads what the CSM decides. */
export const approvalBlocks = (told: SignalContext, rendering: Rendering): KnownBlock[] =>
  told.audience === 'csm'
    ? told.approvals.flatMap((approval) =>
        approval.decision ? decided(approval, told) : asked(approval, told, rendering),
      )
    : [];

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
