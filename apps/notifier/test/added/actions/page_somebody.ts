import type { DeliveryChannelName } from '@linesman/contracts';
import { defineAction } from '../../../src/workflow/action';

/** Pages the address that the document names, unless the fault is a provider's. */
export default defineAction({
  config: { to: { type: 'string' } },
  skipped_for: { provider: 'nothing_they_could_do' },
  tells: (_tx, { config }) => ({
    audience: 'csm',
    recipient: config.to,
    channel: 'pager' as DeliveryChannelName,
  }),
});
