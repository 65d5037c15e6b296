/** What the built-in providers can do. Made from their manifests by `npm run docs`; do not edit. */
export interface BuiltInCapabilities {
  /** Stripe: Creates the customer that payments are charged to. */
  CREATE_CUSTOMER_PROFILE: { kind: 'write'; parameters: { email: string; name?: string; phone?: string } };
  /** Google Drive: Creates a folder in My Drive, or in a folder that was created here. */
  CREATE_FOLDER: {
    kind: 'write';
    parameters: {
      name: string;
      /** A folder that this capability created; My Drive unless given. */
      parent_id?: string;
      description?: string;
    };
  };
  /** Basecamp: Adds a to-do to a list; its notes end with the id of the execution. */
  CREATE_TODO: {
    kind: 'write';
    parameters: {
      todolist_id: number;
      /** What is to be done. */
      content: string;
      /** Notes, in Basecamp's rich text; the execution's id follows them, and finds the to-do again. */
      description?: string;
      assignee_ids?: number[];
      /** Whether the assignees are told. */
      notify?: boolean;
      starts_on?: string;
      due_on?: string;
    };
  };
  /** Custom API: Reads what stands at a path. */
  GET_RESOURCE: {
    kind: 'read';
    parameters: {
      /** Below the base URL, without query: /orders/7. */
      path: string;
      query?: Record<string, unknown>;
      /** Properties without which the answer is none. Left out, any JSON will do, and no content too. */
      expects?: string[];
    };
  };
  /** Internal Inventory System: How many of an article are on hand, reserved and available. */
  GET_STOCK_LEVEL: { kind: 'read'; parameters: { sku: string } };
  /** Dropbox: Files and folders below a path; next_cursor also tells, on a later call, what changed since. */
  LIST_FOLDER: {
    kind: 'read';
    parameters: {
      /** Empty for the root, else from a slash. */
      path?: string;
      recursive?: boolean;
      /** next_cursor of an earlier call. */
      cursor?: string;
      max_entries?: number;
    };
  };
  /** Stripe: Charges a payment method of a customer; without one, opens a payment for the customer to complete. */
  PROCESS_PAYMENT: {
    kind: 'write';
    parameters: {
      /** In the currency's minor unit: 10000 is 100.00 USD, and 10000 JPY. */
      amount: number;
      currency: string;
      customer_id?: string;
      payment_method_id?: string;
      description?: string;
    };
  };
  /** Stripe: Gives a payment back, whole or in part. */
  REFUND_PAYMENT: {
    kind: 'write';
    parameters: {
      payment_id: string;
      /** In the currency's minor unit: 10000 is 100.00 USD, and 10000 JPY. */
      amount?: number;
      reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer';
    };
  };
  /** Internal Inventory System: Sets units of an article aside; refused when fewer are available. */
  RESERVE_STOCK: {
    kind: 'write';
    parameters: {
      sku: string;
      quantity: number;
      /** What the units are set aside for. */
      reference?: string;
    };
  };
  /** Xero: Creates an approved sales invoice and lets Xero mail it to the contact. */
  SEND_INVOICE: {
    kind: 'write';
    parameters: {
      /** Xero's ContactID; the contact needs an address. */
      contact_id: string;
      line_items: {
        description: string;
        quantity: number;
        /** In major units: 100.5 is 100.50. */
        unit_amount: number;
        /** Of the sales account. */
        account_code: string;
        /** The account's own unless given. */
        tax_type?: string;
      }[];
      line_amount_types?: 'Exclusive' | 'Inclusive' | 'NoTax';
      /** Today unless given. */
      date?: string;
      due_date: string;
      /** The organisation's own unless given. */
      currency?: string;
      /** The next one unless given. */
      invoice_number?: string;
      /** Printed on the invoice; the execution's id follows it, and finds the invoice again. */
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
  /** Custom API: Writes, under an Idempotency-Key of ours. Nobody vouches that it is honoured: it is sent once. */
  SEND_REQUEST: {
    kind: 'write';
    parameters: {
      method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      /** Below the base URL, without query: /orders/7. */
      path: string;
      query?: Record<string, unknown>;
      body?: unknown;
      /** Properties without which the answer is none. Left out, any JSON will do, and no content too. */
      expects?: string[];
    };
  };
  /** Salesforce: Contacts with Id, Name, Email, Phone, LastModifiedDate, oldest change first. */
  SYNC_CONTACTS: {
    kind: 'read';
    parameters: {
      /** At the first run, only contacts changed since then. */
      since?: string;
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
  /** Xero: Contacts, archived ones too, oldest change first. */
  SYNC_CUSTOMER_DATA: {
    kind: 'read';
    parameters: {
      /** At the first run, only contacts changed since then. */
      since?: string;
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
  /** Google Drive: Files and folders: all at the first run, then what changed; trashed and removed ones as deleted. */
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
      /** At the first run, only invoices changed since then. */
      since?: string;
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
  /** Salesforce: Opportunities with Id, Name, StageName, Amount, CloseDate, AccountId, IsClosed, IsWon, LastModifiedDate, oldest change first. */
  SYNC_OPPORTUNITIES: {
    kind: 'read';
    parameters: {
      /** At the first run, only opportunities changed since then. */
      since?: string;
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
  /** Basecamp: Projects that were changed since the last run; archived ones too, trashed ones as deleted. */
  SYNC_PROJECTS: {
    kind: 'read';
    parameters: {
      /** At the first run, only projects changed since then. */
      since?: string;
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
  /** Stripe: Everything that moved the balance, newest first. */
  SYNC_TRANSACTIONS: {
    kind: 'read';
    parameters: {
      /** At the first run, only what happened since then. */
      since?: string;
      /** Read everything again from the beginning. Records that are no longer there count as deleted. */
      full?: boolean;
    };
  };
}
