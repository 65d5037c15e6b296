import { fullResync, having, letterMark, type ProviderManifest } from '@linesman/provider-kit';
import { billingCapabilities, customer_id, writesInvoices } from './billing-capabilities';

const name = 'Xero';
const reconnect_path = 'Settings > Integrations > Xero > Reconnect';

const sync = (what: string) => ({
  type: 'object',
  additionalProperties: false,
  properties: {
    since: {
      type: 'string',
      format: 'date-time',
      description: `In the first run, only ${what} that changed since then.`,
    },
    ...fullResync,
  },
});
const amount = { type: 'number', minimum: 0, maximum: 1_000_000_000 };

export const manifest: ProviderManifest = {
  code: 'xero',
  display_name: name,
  description: 'Reads invoices and contacts from Xero, and sends invoices, once or again and again.',
  logo_url: letterMark(name),
  status: 'active',
  auth: {
    type: 'oauth2',
    authorize_url: 'https://login.xero.com/identity/connect/authorize',
    token_url: 'https://identity.xero.com/connect/token',
    // Apps made since March 2026 get accounting.invoices; older ones may ask for it too.
    scopes: ['offline_access', 'accounting.invoices', 'accounting.contacts', 'accounting.settings.read'],
    client_authentication: 'client_secret_basic',
    refresh: 'rotating',
    reuse_grace_seconds: 1_800,
    unused_days: 60,
    default_expires_in_seconds: 1_800,
  },
  config_schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      sales_account_code: {
        type: 'string',
        title: 'Sales account',
        minLength: 1,
        maxLength: 10,
        description: 'Code of the account that repeating invoices are booked to. If absent, 200.',
      },
    },
  },
  capabilities: [
    {
      capability_code: 'SYNC_INVOICES',
      version: 1,
      description: 'Sales invoices and bills, oldest change first.',
      impact: 'Invoices are no longer synced from Xero',
      kind: 'read',
      scopes: [
        ['accounting.invoices', 'accounting.invoices.read', 'accounting.transactions', 'accounting.transactions.read'],
      ],
      parameters_schema: sync('invoices'),
      sync: { direction: 'inbound', object: 'invoice' },
    },
    {
      capability_code: 'SYNC_CUSTOMER_DATA',
      version: 1,
      description: 'Contacts, archived ones too, oldest change first.',
      impact: 'Contacts are no longer synced from Xero',
      kind: 'read',
      scopes: [['accounting.contacts', 'accounting.contacts.read']],
      parameters_schema: sync('contacts'),
      sync: { direction: 'inbound', object: 'customer' },
    },
    ...billingCapabilities,
    {
      capability_code: 'SEND_INVOICE',
      version: 1,
      description: 'Creates an approved sales invoice, which Xero emails to the contact.',
      impact: 'Invoices cannot be sent through Xero',
      serves: { subscription: ['is invoiced through it', 'are invoiced through it'] },
      kind: 'write',
      scopes: writesInvoices,
      provider_deduplicates: true,
      customer: { id: 'contact_id' },
      parameters_schema: {
        type: 'object',
        additionalProperties: false,
        required: ['line_items', 'due_date'],
        oneOf: [having('contact_id'), having('customer_id')],
        properties: {
          customer_id,
          contact_id: {
            type: 'string',
            format: 'uuid',
            description: "Xero's ContactID. The contact needs an email address.",
          },
          line_items: {
            type: 'array',
            minItems: 1,
            maxItems: 200,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['description', 'quantity', 'unit_amount', 'account_code'],
              properties: {
                description: { type: 'string', minLength: 1, maxLength: 4_000 },
                quantity: amount,
                unit_amount: { ...amount, description: 'In major units: 100.5 is 100.50.' },
                account_code: {
                  type: 'string',
                  minLength: 1,
                  maxLength: 10,
                  description: 'Code of the sales account.',
                },
                tax_type: { type: 'string', maxLength: 50, description: "If absent, the account's own." },
              },
            },
          },
          line_amount_types: { enum: ['Exclusive', 'Inclusive', 'NoTax'], default: 'Exclusive' },
          date: { type: 'string', format: 'date', description: 'If absent, today.' },
          due_date: { type: 'string', format: 'date' },
          currency: { type: 'string', pattern: '^[A-Z]{3}$', description: "If absent, the organisation's own." },
          invoice_number: { type: 'string', minLength: 1, maxLength: 255, description: 'If absent, the next one.' },
          reference: {
            type: 'string',
            maxLength: 200,
            pattern: '^[^"\\\\]*$',
            description:
              "Printed on the invoice, followed by the execution's id, by which a look-up finds the invoice.",
          },
        },
      },
    },
  ],
  // Per organisation. Xero also allows only 5 calls at once and 5,000 a day.
  rate_limit: { requests: 60, per_seconds: 60 },
  // For an app in Xero's Starter tier, and for all others.
  daily_requests: { header: 'x-daylimit-remaining', says: 'left', limits: [1_000, 5_000] },
  probe_interval_seconds: 300,
  last_resort: "If issue persists, check the user's role and the app under Connected apps in Xero",
  causes: {
    rate_limit_near: {
      troubleshooting: [
        'Customer has nothing to do: Xero counts the requests of this app alone, and allows every app the same',
        'An administrator of the workspace can let the syncs run less often, under Syncs on the page of the integration',
        'Tell platform staff if the syncs are needed as often as they run',
      ],
    },
  },
  access_page: 'Xero > Settings > Connected Apps',
  reconnect_path,
};
