import type { KnownBlock } from '@slack/web-api';
import { approvalButtons } from '../../buttons/offered-buttons';
import type { Approval } from '../../signals/approval';
import { decidedLine } from '../../signals/approval-wording';
import type { SignalContext } from '../../signals/signal-context';
import { zoneOf } from '../../signals/wording';
import { context, offered, ours, plain, type Rendering, slackTime } from './block-elements';

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

const asked = (approval: Approval, told: SignalContext, { value }: Rendering): KnownBlock[] => [
  plain(`A decision is needed: ${approval.question}`),
  { type: 'actions', elements: approvalButtons(approval).map((it) => offered(it, value)) },
  ours(`Decide until ${slackTime(approval.due_at, zoneOf(told))}`),
];
