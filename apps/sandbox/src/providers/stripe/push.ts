import { createHmac } from 'node:crypto';
import type { Push } from '../../stand-ins/push';
import { accounts } from './accounts';

/** The endpoint for events on connected accounts is told that an account has removed the app. */
export const push: Push = ({ account, change, event_id, at }, { secret, client_id }) => {
  const owner = accounts.find((one) => one.account === account);
  if (change !== 'removed' || !owner) return undefined;
  const seconds = Math.floor(at.getTime() / 1_000);
  const body = JSON.stringify({
    id: `evt_${event_id}`,
    object: 'event',
    account: owner.account_id,
    api_version: '2025-04-30.basil',
    created: seconds,
    data: { object: { id: client_id || 'ca_linesman', object: 'application', name: 'Linesman' } },
    livemode: false,
    pending_webhooks: 1,
    type: 'account.application.deauthorized',
  });
  const v1 = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return { headers: { 'content-type': 'application/json', 'stripe-signature': `t=${seconds},v1=${v1}` }, body };
};
