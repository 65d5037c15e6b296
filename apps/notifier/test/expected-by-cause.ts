import type { Cause, Remedy } from '@linesman/contracts';

export interface ToContact {
  /** After `Your <provider> integration`. */
  subject: string;
  /** What has to be done. */
  asks: string;
  /** What the first email says before. */
  opens?: string;
  /** What the button says; absent where a new consent or key ends nothing. */
  button?: string;
}
const instruct = ['Send Fix Instructions', 'Schedule Tech Call', 'View Integration Status'];

/** `of_outage`: only where a CSM asks for it. `not_told`: there is nothing in it for them; `spared`: all still works; `by_csm`: what the CSM sends. */
export const expected: Record<
  Exclude<Remedy, 'none'>,
  { contact: ToContact | 'of_outage' | 'not_told' | 'spared' | 'by_csm'; csm?: string[] }
> = {
  reconnect: {
    contact: { subject: 'needs reauthorization', asks: 'and authorize the connection', button: 'Reconnect * Now' },
    csm: instruct,
  },
  enter_key: {
    contact: { subject: 'needs a new API key', asks: 'and enter the new key', button: 'Enter a New * Key Now' },
    csm: instruct,
  },
  renew_certificate: {
    contact: {
      subject: 'needs a new certificate',
      asks: 'Renew the certificate at your identity provider',
      button: 'Enter the New * Metadata Now',
    },
    csm: instruct,
  },
  correct_sign_on: {
    contact: {
      subject: 'needs a correction at your identity provider',
      asks: 'If the identity provider has new settings, click',
      button: 'Enter the New * Settings Now',
    },
    csm: instruct,
  },
  grant_permission: {
    contact: {
      subject: 'needs more permissions',
      asks: 'Give the connected account the missing permissions at *',
      button: 'Reconnect * Now',
    },
    csm: instruct,
  },
  repair_endpoint: {
    contact: { subject: 'cannot deliver webhooks to you', asks: 'answers each webhook with a 2xx status' },
    csm: instruct,
  },
  check_webhooks: {
    contact: {
      subject: 'has sent no webhooks for a long time',
      asks: 'Check that your webhook endpoint is still registered',
    },
    csm: instruct,
  },
  wait_for_provider: {
    contact: 'of_outage',
    csm: ['Tell the customer that * is down', 'View Integration Status'],
  },
  wait_until_usual: { contact: 'spared', csm: ['Acknowledge', 'View Integration Status'] },
  raise_quota: { contact: 'by_csm', csm: ['Send Fix Instructions', 'View Integration Status'] },
  staff: { contact: 'not_told' },
};
export const ofCause: Partial<Record<Cause, Partial<ToContact>>> = {
  account_deactivated: { subject: 'needs an active account', asks: 'Reactivate the * account, or choose another one' },
  refresh_interrupted: {
    subject: 'has to be reconnected after a mistake of ours',
    opens: 'You did nothing wrong, and we are sorry',
  },
  credentials_expiring: {
    subject: 'expires soon',
    opens: 'Renew it, so that it goes on working',
    asks: 'and renew the access',
  },
};
