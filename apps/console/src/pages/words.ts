import { deployedApps, topology } from '@linesman/contracts/topology';
import { partName } from '@linesman/contracts';
import { causesInWords } from '@linesman/texts';

const events: Record<string, string> = {
  auth_failure: 'Authentication failed',
  webhook_failed: 'Webhook delivery failed',
  sync_error: 'A call failed',
  first_check_passed: 'First check: it works',
  first_check_failed: 'First check: it does not work',
  reconnected: 'Reconnected',
  disconnected: 'Disconnected',
  degraded: 'Degraded',
  recovered: 'Recovered',
  cause_changed: 'Cause changed',
  watched_again: 'Watched again',
  switched_off: 'Switched off',
  switched_on: 'Switched on',
  signing_keys_changed: 'The identity provider signs with other keys',
};

const occasions: Record<string, string> = {
  opened: 'Alert',
  outage: 'Outage of the provider',
  again: 'Alert, sent again',
  reminder: 'Reminder',
  assigned: 'Assignment',
  approval: 'Question of a workflow',
  slack_channel_refused: 'Slack channel that takes no messages',
  escalated: 'Escalation',
  resolved: 'Resolved',
  withdrawn: 'Withdrawn',
  'click send_fix_instructions': 'Fix instructions',
  'click schedule_tech_call': 'Offer of a tech call',
  'click tell_customer': 'News of the outage',
  changed: 'Change of the problem',
  partly: 'Works again in part',
  new_link: 'New reconnect link',
  handed_over: 'Reconnect link that was handed over',
  email_reply: 'Reply of the contact',
  nudge: 'Reminder of an attempt that was not finished',
  'tech_call chosen': 'Invitation to a tech call',
  'tech_call cancelled': 'Cancellation of a tech call',
};

const services: Record<string, string> = Object.fromEntries(
  deployedApps.map((name) => [name, topology[name].app.title]),
);

const roles: Record<string, string> = {
  admin: 'Staff',
  tenant_admin: 'Administrator',
  csm: 'Customer success',
  member: 'Member',
  service: 'Service',
};

const abbreviations = /\b(arr|csm|dm)\b/g;

/** `data_sync` is shown as `Data sync`, `notify_csm` as `Notify CSM`. */
export const readable = (code: unknown): string => {
  const words = (typeof code === 'string' ? code : '')
    .replaceAll(/[_-]+/g, ' ')
    .replace(abbreviations, (one) => one.toUpperCase())
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const wordsOf =
  (table: Record<string, string>) =>
  (code: unknown): string =>
    (Object.hasOwn(table, String(code)) && table[String(code)]) || readable(code);

/** `PROCESS_PAYMENT` is shown as `Process payment`. */
export const capabilityInWords = (code: string): string => readable(partName(code));

const CODE = /^([a-z]+|[A-Z][A-Z0-9_]*)$/;

/** The part of an integration that an observation speaks about: `auth`, `PROCESS_PAYMENT`, or the name of an endpoint. */
export const partInWords = (part: string): string => (CODE.test(part) ? readable(partName(part)) : part);

export const causeInWords = wordsOf(causesInWords);
export const eventInWords = wordsOf(events);
/** An occasion that is not in the table is shown with its dot replaced: `first.second` as `First second`. */
export const occasionInWords = (code: unknown): string =>
  wordsOf(occasions)(
    String(code)
      .replace(/^(changed|partly|again|reminder|assigned|approval|new_link|handed_over|email_reply)\..*/, '$1')
      // What was asked for again has a number.
      .replace(/\.\d+$/, '')
      .replace('.', ' '),
  );
export const serviceInWords = wordsOf(services);
export const roleInWords = wordsOf(roles);
