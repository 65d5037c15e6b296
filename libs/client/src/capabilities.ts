/** What the built-in providers can do. Made from their manifests by `npm run docs`; do not edit. */
export interface BuiltInCapabilities {
  /** Stripe: Creates the customer that payments are charged to. For a customer of the platform it creates none if Stripe's id is known. Xero: Creates the contact that invoices are sent to. For a customer of the platform it creates none if Xero's id is known. */
  CREATE_CUSTOMER_PROFILE: {
    kind: 'write';
    parameters: {
      /** The platform's id of the customer. */
      customer_id?: string;
      /** Who pays, for a customer that the provider does not know yet. */
      payer?: { email?: string; name?: string; phone?: string };
      email?: string;
      name?: string;
      phone?: string;
    };
  };
  /** Google Drive: Creates a folder in My Drive, or in a folder that this capability created. */
  CREATE_FOLDER: {
    kind: 'write';
    parameters: {
      name: string;
      /** A folder that this capability created. If absent, My Drive. */
      parent_id?: string;
      description?: string;
    };
  };
  /** Xero: Lets Xero make, approve and email an invoice again and again. */
  CREATE_REPEATING_INVOICE: {
    kind: 'write';
    parameters: {
      /** The platform's id of the customer. */
      customer_id?: string;
      /** Xero's ContactID. */
      contact_id?: string;
      /** Who pays, for a customer that the provider does not know yet. */
      payer?: { email?: string; name?: string; phone?: string };
      /** What each period costs, in the currency: 100.00 is 100.00 USD. */
      amount: number | string;
      currency: string;
      interval: 'week' | 'month' | 'year';
      /** Every so many weeks, months or years. Three years at most. */
      interval_count?: number;
      /** The first day that is billed. If absent, today. */
      starts_on?: string;
      /** What is billed. */
      description?: string;
      /** Days to pay an invoice. */
      days_until_due?: number;
      /** Code of the sales account. If absent, the integration's sales_account_code. */
      account_code?: string;
      /** Whether the amount has the tax in it. */
      line_amount_types?: 'Exclusive' | 'Inclusive' | 'NoTax';
      /** Printed on each invoice, followed by the execution's id, by which a look-up finds the template. */
      reference?: string;
    };
  };
  /** Stripe: Bills a customer again and again. Without a payment method, Stripe emails an invoice for each period. */
  CREATE_SUBSCRIPTION: {
    kind: 'write';
    parameters:
      | {
          /** The platform's id of the customer, or Stripe's. */
          customer_id?: string;
          /** Who pays, for a customer that the provider does not know yet. */
          payer?: { email?: string; name?: string; phone?: string };
          /** Of the currency: 100.00 is 100.00 USD. With no more digits than the currency has. */
          amount: number | string;
          currency: string;
          interval: 'week' | 'month' | 'year';
          /** Every so many weeks, months or years. Three years at most. */
          interval_count?: number;
          /** The first day that is billed. If absent, today. */
          starts_on?: string;
          /** What is billed. */
          description?: string;
          /** Days to pay an invoice. */
          days_until_due?: number;
          amount_minor?: never;
          /** One of the customer. It is charged for each period. */
          payment_method_id?: string;
        }
      | {
          /** The platform's id of the customer, or Stripe's. */
          customer_id?: string;
          /** Who pays, for a customer that the provider does not know yet. */
          payer?: { email?: string; name?: string; phone?: string };
          amount?: never;
          currency: string;
          interval: 'week' | 'month' | 'year';
          /** Every so many weeks, months or years. Three years at most. */
          interval_count?: number;
          /** The first day that is billed. If absent, today. */
          starts_on?: string;
          /** What is billed. */
          description?: string;
          /** Days to pay an invoice. */
          days_until_due?: number;
          /** In Stripe's smallest unit of the currency: 10000 is 100.00 USD, and 10000 JPY. */
          amount_minor: number;
          /** One of the customer. It is charged for each period. */
          payment_method_id?: string;
        };
  };
  /** Basecamp: Adds a to-do to a list. Its notes end with the id of the execution. */
  CREATE_TODO: {
    kind: 'write';
    parameters: {
      todolist_id: number;
      /** What must be done. */
      content: string;
      /** Notes, in Basecamp's rich text, followed by the execution's id, by which a look-up finds the to-do. */
      description?: string;
      assignee_ids?: number[];
      /** Whether Basecamp notifies the assignees. */
      notify?: boolean;
      starts_on?: string;
      due_on?: string;
    };
  };
  /** Custom API: Reads the resource at a path. */
  GET_RESOURCE: {
    kind: 'read';
    parameters: {
      /** Below the base URL, without query: /orders/7. */
      path: string;
      query?: Record<string, unknown>;
      /** Properties that the answer must have. If absent, any JSON is accepted, and an empty answer too. */
      expects?: string[];
    };
  };
  /** OpenID Connect Single Sign-On: What the platform needs to sign people in: addresses of the identity provider, and the client. SAML Single Sign-On: What the platform needs to sign people in: addresses and certificates of the identity provider. */
  GET_SSO_METADATA: { kind: 'read'; parameters: Record<string, never> };
  /** Internal Inventory System: How many of an article are on hand, reserved and available. */
  GET_STOCK_LEVEL: { kind: 'read'; parameters: { sku: string } };
  /** Dropbox: Files and folders below a path. With next_cursor a later call returns what changed since. */
  LIST_FOLDER: {
    kind: 'read';
    parameters: {
      /** Empty for the root; otherwise it begins with a slash. */
      path?: string;
      recursive?: boolean;
      /** next_cursor of an earlier call. */
      cursor?: string;
      max_entries?: number;
    };
  };
  /** Stripe: Charges a payment method of a customer. Without one, it opens a payment that the customer completes. */
  PROCESS_PAYMENT: {
    kind: 'write';
    parameters:
      | {
          /** Of the currency: 100.00 is 100.00 USD. With no more digits than the currency has. */
          amount: number | string;
          amount_minor?: never;
          currency: string;
          /** The platform's id of the customer, or Stripe's. */
          customer_id?: string;
          payment_method_id?: string;
          description?: string;
        }
      | {
          amount?: never;
          /** In Stripe's smallest unit of the currency: 10000 is 100.00 USD, and 10000 JPY. */
          amount_minor: number;
          currency: string;
          /** The platform's id of the customer, or Stripe's. */
          customer_id?: string;
          payment_method_id?: string;
          description?: string;
        };
  };
  /** Stripe: Refunds a payment, in full or in part. */
  REFUND_PAYMENT: {
    kind: 'write';
    parameters: {
      /** Of the currency: 100.00 is 100.00 USD. With no more digits than the currency has. */
      amount?: number | string;
      /** In Stripe's smallest unit of the currency: 10000 is 100.00 USD, and 10000 JPY. */
      amount_minor?: number;
      /** The payment's. Needed with an amount. */
      currency?: string;
      payment_id: string;
      reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer';
    };
  };
  /** Internal Inventory System: Reserves units of an article. Refused if fewer are available. */
  RESERVE_STOCK: {
    kind: 'write';
    parameters: {
      sku: string;
      quantity: number;
      /** What the units are reserved for. */
      reference?: string;
    };
  };
  /** Xero: Creates an approved sales invoice, which Xero emails to the contact. */
  SEND_INVOICE: {
    kind: 'write';
    parameters:
      | {
          customer_id?: never;
          /** Xero's ContactID. The contact needs an email address. */
          contact_id: string;
          line_items: {
            description: string;
            quantity: number;
            /** In major units: 100.5 is 100.50. */
            unit_amount: number;
            /** Code of the sales account. */
            account_code: string;
            /** If absent, the account's own. */
            tax_type?: string;
          }[];
          line_amount_types?: 'Exclusive' | 'Inclusive' | 'NoTax';
          /** If absent, today. */
          date?: string;
          due_date: string;
          /** If absent, the organisation's own. */
          currency?: string;
          /** If absent, the next one. */
          invoice_number?: string;
          /** Printed on the invoice, followed by the execution's id, by which a look-up finds the invoice. */
          reference?: string;
        }
      | {
          /** The platform's id of the customer. */
          customer_id: string;
          contact_id?: never;
          line_items: {
            description: string;
            quantity: number;
            /** In major units: 100.5 is 100.50. */
            unit_amount: number;
            /** Code of the sales account. */
            account_code: string;
            /** If absent, the account's own. */
            tax_type?: string;
          }[];
          line_amount_types?: 'Exclusive' | 'Inclusive' | 'NoTax';
          /** If absent, today. */
          date?: string;
          due_date: string;
          /** If absent, the organisation's own. */
          currency?: string;
          /** If absent, the next one. */
          invoice_number?: string;
          /** Printed on the invoice, followed by the execution's id, by which a look-up finds the invoice. */
          reference?: string;
        };
  };
  /** Slack: Posts a message to a channel, a conversation or a thread. */
  SEND_MESSAGE: {
    kind: 'write';
    parameters: {
      /** A channel or conversation id. */
      channel: string;
      text: string;
      thread_ts?: string;
      blocks?: Record<string, unknown>[];
    };
  };
  /** Custom API: Writes to a path, once. The Idempotency-Key is sent, but the API may ignore it. */
  SEND_REQUEST: {
    kind: 'write';
    parameters: {
      method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      /** Below the base URL, without query: /orders/7. */
      path: string;
      query?: Record<string, unknown>;
      body?: unknown;
      /** Properties that the answer must have. If absent, any JSON is accepted, and an empty answer too. */
      expects?: string[];
    };
  };
  /** Salesforce: Contacts with Id, Name, Email, Phone, LastModifiedDate, oldest change first. */
  SYNC_CONTACTS: {
    kind: 'read';
    parameters: {
      /** In the first run, only contacts that changed since then. */
      since?: string;
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
  /** Xero: Contacts, archived ones too, oldest change first. */
  SYNC_CUSTOMER_DATA: {
    kind: 'read';
    parameters: {
      /** In the first run, only contacts that changed since then. */
      since?: string;
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
  /** Google Drive: Files and folders: all of them in the first run, then those that changed. Trashed and removed ones count as deleted. */
  SYNC_FILES: {
    kind: 'read';
    parameters: {
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
  /** Xero: Sales invoices and bills, oldest change first. */
  SYNC_INVOICES: {
    kind: 'read';
    parameters: {
      /** In the first run, only invoices that changed since then. */
      since?: string;
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
  /** Salesforce: Opportunities with Id, Name, StageName, Amount, CloseDate, AccountId, IsClosed, IsWon, LastModifiedDate, oldest change first. */
  SYNC_OPPORTUNITIES: {
    kind: 'read';
    parameters: {
      /** In the first run, only opportunities that changed since then. */
      since?: string;
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
  /** Basecamp: Projects that changed since the last run, archived ones too. Trashed ones count as deleted. */
  SYNC_PROJECTS: {
    kind: 'read';
    parameters: {
      /** In the first run, only projects that changed since then. */
      since?: string;
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
  /** Stripe: Everything that changed the balance, newest first. */
  SYNC_TRANSACTIONS: {
    kind: 'read';
    parameters: {
      /** In the first run, only transactions since then. */
      since?: string;
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
}
