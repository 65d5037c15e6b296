import { jsonIn, refuseOtherTimes, verifyHmac, type Webhook, WebhookRefused } from '@linesman/provider-kit';

/** The default of Stripe's own libraries. Each further attempt to deliver an event has a new signature. */
const max_age_seconds = 300;

const deauthorized = 'account.application.deauthorized';

const transactions = 'SYNC_TRANSACTIONS';
/** Which sync reads what an event of a connected account tells of: each of these makes or settles a balance transaction. */
const readBy: Record<string, string> = {
  'balance.available': transactions,
  'charge.captured': transactions,
  'charge.dispute.funds_reinstated': transactions,
  'charge.dispute.funds_withdrawn': transactions,
  'charge.refunded': transactions,
  'charge.succeeded': transactions,
  'payout.created': transactions,
  'payout.failed': transactions,
};

/**
 * Of our app's endpoint for events on connected accounts. Stripe signs `<timestamp>.<body>` with the endpoint's secret.
 *
 * The push names no cause: an integration holds a key that a person entered, which may still work after the account has
 * removed our app. A probe with the key finds out.
 *
 * https://docs.stripe.com/webhooks#verify-manually
 * https://docs.stripe.com/connect/webhooks
 */
export const webhook: Webhook = {
  verified_with: 'secret',
  status: { accepted: 200, refused: 400 },
  max_age_seconds,
  read({ headers, body, now, verifier }) {
    const { timestamp, signatures } = partsOf(headers['stripe-signature'] ?? '');
    verifyHmac({ secret: verifier, content: [`${timestamp}.`, body], signatures });
    refuseOtherTimes(timestamp, now, max_age_seconds);
    const { id, type, account, created } = jsonIn(body);
    const capability_code = typeof type === 'string' && Object.hasOwn(readBy, type) ? readBy[type] : undefined;
    if (capability_code)
      return {
        pushes: [],
        ...(typeof account === 'string' && { changes: [{ account_id: account, capability_code }] }),
      };
    if (type !== deauthorized) return { pushes: [] };
    if (typeof id !== 'string' || typeof account !== 'string' || typeof created !== 'number')
      throw new WebhookRefused('malformed');
    const push = { event_id: id, account_id: account, event: deauthorized, happened_at: new Date(created * 1_000) };
    return { pushes: [push] };
  },
};

/** `t=1492774577,v1=5257a8…,v1=…,v0=…`: only v1 counts, or a weaker scheme could be chosen by the sender. */
function partsOf(header: string): { timestamp: string; signatures: string[] } {
  const parts = header.split(',').map((part) => part.trim().split('=', 2));
  const valuesOf = (name: string) => parts.flatMap(([key, value = '']) => (key === name ? [value] : []));
  return { timestamp: valuesOf('t')[0] ?? '', signatures: valuesOf('v1') };
}
