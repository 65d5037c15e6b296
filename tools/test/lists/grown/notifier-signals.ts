import { type Columns, at, id, one, tenant } from './columns.ts';

/** What people did about signals. */
export const grownOfSignals: Record<string, Columns> = {
  'notifier.saved_views': {
    view_id: id('view'),
    tenant_id: tenant,
    subject: `'person' || n % 2500`,
    name: 'n::text',
    view: one('mine', 'all'),
    q: 'n::text',
    seen_at: at,
  },
  'notifier.link_steps': {
    link_id: id('link'),
    number: '1',
    tenant_id: tenant,
    signal_id: id('signal'),
    step: `'opened'`,
    taken_at: at,
  },
  'notifier.inbound_emails': {
    id: id('inbound_email'),
    tenant_id: tenant,
    signal_id: id('signal'),
    delivery_id: id('delivery'),
    kind: `'reply'`,
    message_key: 'n::text',
    contact: `'bob@example.com'`,
    from_name: `'Bob'`,
    from_address: `'bob@example.com'`,
    subject: `'Re'`,
    text: `'Done'`,
    attachments: `'[]'`,
    received_at: at,
  },
};
