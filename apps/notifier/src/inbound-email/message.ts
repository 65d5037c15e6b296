/** A report of a mail server about an email of ours: that it did not arrive (RFC 3464), or that somebody complains (RFC 5965). */
export interface EmailReport {
  about: 'delivery' | 'complaint';
  /** By name in lower case; of a delivery those of the recipient. */
  fields: Readonly<Record<string, string>>;
  /** Of the email that it is about, as far as the report has it. */
  original: { addresses: string[] };
}

/** An email that arrived, as far as anything here reads it. */
export interface Message {
  /** Its Message-ID, or a digest of its bytes. */
  key: string;
  from: { name: string; address: string };
  /** Every address that it was sent to, in lower case. */
  to: string[];
  /** The Message-IDs that it answers. */
  answers: string[];
  subject: string;
  text: string;
  /** Their names. What they hold is dropped. */
  attachments: string[];
  /** A program sent it, says its header (RFC 3834). */
  automatic: boolean;
  report?: EmailReport;
}
