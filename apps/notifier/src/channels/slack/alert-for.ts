import type { SignalType } from '@linesman/contracts';
import type { SignalContext } from '../../signals/signal-context';
import { alertBlocks } from './alert-blocks';
import type { Rendering, SlackMessage } from './block-elements';
import { approvalBlocks } from './approval-blocks';
import { degradedBlocks } from './degraded-blocks';
import { expiringBlocks } from './expiring-blocks';
import { nearLimitBlocks } from './near-limit-blocks';
import { assignedBlocks } from './handling-blocks';

const byType: Record<SignalType, typeof alertBlocks> = {
  integration_disconnected: alertBlocks,
  integration_degraded: degradedBlocks,
  integration_expiring: expiringBlocks,
  integration_near_limit: nearLimitBlocks,
};

/** The alerts that a workflow's document may name as `message_template`. */
const byTemplate = new Map(Object.entries(byType).map(([type, blocks]) => [`${type}_alert`, blocks]));

/** Who was told of it by no document, as somebody to whom it is assigned, reads the alert of the signal's type. */
const alertOf = ({ template, signal: { snapshot } }: SignalContext): typeof alertBlocks =>
  byTemplate.get(template ?? '') ?? byType[snapshot.signal_type];

export function alertFor(told: SignalContext, rendering: Rendering): SlackMessage {
  const { text, blocks } = alertOf(told)(told, rendering);
  const [header, ...rest] = blocks;
  return { text, blocks: [header!, ...assignedBlocks(told), ...approvalBlocks(told, rendering), ...rest] };
}
