import type { SignalContext } from '../../signals/signal-context';
import { alertBlocks } from './alert-blocks';
import type { Rendering, SlackMessage } from './block-elements';
import { approvalBlocks } from './approval-blocks';
import { degradedBlocks } from './degraded-blocks';
import { expiringBlocks } from './expiring-blocks';
import { nearLimitBlocks } from './near-limit-blocks';
import { assignedBlocks } from './handling-blocks';

/** The alerts that a workflow's document may name as `message_template`. */
const alerts: Readonly<Record<string, typeof alertBlocks>> = {
  integration_disconnected_alert: alertBlocks,
  integration_degraded_alert: degradedBlocks,
  integration_expiring_alert: expiringBlocks,
  integration_near_limit_alert: nearLimitBlocks,
};

export function alertFor(told: SignalContext, rendering: Rendering): SlackMessage {
  const { text, blocks } = (alerts[told.template ?? ''] ?? alertBlocks)(told, rendering);
  const [header, ...rest] = blocks;
  return { text, blocks: [header!, ...assignedBlocks(told), ...approvalBlocks(told, rendering), ...rest] };
}
