import { type CapabilityManifest, having, payer, recurringBilling } from '@linesman/provider-kit';

const object = { type: 'object', additionalProperties: false };

export const customer_id = { type: 'string', format: 'uuid', description: "The platform's id of the customer." };

/** Apps made before March 2026 may have the older one. */
export const writesInvoices: CapabilityManifest['scopes'] = [['accounting.invoices', 'accounting.transactions']];

export const billingCapabilities: CapabilityManifest[] = [
  {
    capability_code: 'CREATE_CUSTOMER_PROFILE',
    version: 1,
    description:
      "Creates the contact that invoices are sent to. For a customer of the platform it creates none if Xero's id is known.",
    impact: 'New customers cannot be set up in Xero',
    kind: 'write',
    scopes: [['accounting.contacts']],
    provider_deduplicates: true,
    customer: { id: 'contact_id' },
    fulfils: 'customer_profile',
    parameters_schema: {
      ...object,
      properties: { customer_id, payer, ...payer.properties },
      anyOf: [having('email'), having('name'), having('customer_id')],
    },
  },
  {
    capability_code: 'CREATE_REPEATING_INVOICE',
    version: 1,
    description: 'Lets Xero make, approve and email an invoice again and again.',
    impact: 'Recurring billing cannot be set up in Xero',
    kind: 'write',
    scopes: writesInvoices,
    provider_deduplicates: true,
    customer: { id: 'contact_id' },
    fulfils: 'recurring_billing',
    parameters_schema: {
      ...object,
      required: ['amount', 'currency', 'interval'],
      properties: {
        customer_id,
        contact_id: { type: 'string', format: 'uuid', description: "Xero's ContactID." },
        ...recurringBilling,
        account_code: {
          type: 'string',
          minLength: 1,
          maxLength: 10,
          description: "Code of the sales account. If absent, the integration's sales_account_code.",
        },
        line_amount_types: {
          enum: ['Exclusive', 'Inclusive', 'NoTax'],
          default: 'Inclusive',
          description: 'Whether the amount has the tax in it.',
        },
        reference: {
          type: 'string',
          maxLength: 200,
          pattern: '^[^"\\\\]*$',
          description:
            "Printed on each invoice, followed by the execution's id, by which a look-up finds the template.",
        },
      },
      anyOf: [having('customer_id'), having('contact_id'), having('payer')],
    },
  },
];
