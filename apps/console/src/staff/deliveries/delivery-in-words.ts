import { occasionInWords, readable } from '../../pages/words';

/** A delivery as the notifier shows it to staff. */
export interface DeliveryRow {
  id: string;
  tenant_id: string;
  signal_id: string;
  occasion: string;
  channel: 'slack' | 'email';
  recipient: string;
  audience: 'csm' | 'contact' | 'tenant';
  state: 'pending' | 'sending' | 'sent' | 'ambiguous' | 'failed' | 'suppressed';
  reason: string | null;
  attempts: number;
  duplicates: number;
  next_attempt_at: string;
  mailed_instead: boolean;
  created_at: string;
  settled_at: string | null;
}

/** Why nobody was told, or not yet; anything else is what Slack or a mail server said. */
const reasons: Record<string, string> = {
  our_fault: 'It is our own fault: staff have a task, and nobody outside is told',
  nothing_the_contact_could_do: 'It is not theirs to mend, so they are not told',
  closed_before_told: 'It was over before anybody was told',
  never_announced: 'They were never told of the problem, so they are not told of its end',
  its_announcement_is_under_way: 'Waits for the message that it answers',
  unsubscribed: 'They have unsubscribed',
  bounced: 'Mail to this address comes back',
  no_slack_workspace: 'The tenant has not connected a Slack workspace',
  found_at_its_destination: 'An earlier attempt had arrived after all',
  looked_for_later: 'Slack lets us look again in a moment',
  not_confirmed: 'It may have arrived; nobody could tell',
  ratelimited: 'Slack asked to slow down',
  token_revoked: 'The tenant’s Slack has revoked our access',
  account_inactive: 'The tenant’s Slack has revoked our access',
  invalid_auth: 'The tenant’s Slack does not accept our access',
  users_not_found: 'Slack knows nobody by this address',
  ECONNREFUSED: 'The server does not take connections',
};

const audiences = { csm: 'their CSM', contact: 'the customer’s technical contact', tenant: 'the tenant’s mailbox' };

export function deliveryInWords(row: DeliveryRow) {
  return {
    ...row,
    to: audiences[row.audience],
    about: aboutOf(row.occasion),
    why: whyOf(row.reason),
    next: nextOf(row),
  };
}

/** `click.send_fix_instructions`, `reminder.2`, `opened`. */
function aboutOf(occasion: string): string {
  const [, kind, rest = ''] = /^(click|reminder)\.(.*)$/s.exec(occasion) ?? [];
  if (kind === 'click') return `as a click asked for (${readable(rest).toLowerCase()})`;
  return kind === 'reminder' ? `reminder ${rest}` : occasionInWords(occasion);
}

export function whyOf(reason: string | null): string | undefined {
  if (!reason) return undefined;
  if (Object.hasOwn(reasons, reason)) return reasons[reason];
  const [, status] = /^http_(\d{3})$/.exec(reason) ?? [];
  if (status) return `The server answered with HTTP ${status}`;
  const [, kind, rest = ''] = /^(gave_up|lease_refused|unexpected): (.*)$/s.exec(reason) ?? [];
  if (kind === 'gave_up') return `Given up after many attempts: ${whyOf(rest)}`;
  if (kind === 'lease_refused') return `The tenant’s Slack credentials are not to be had: ${rest}`;
  if (kind === 'unexpected') return `A mistake of ours: ${rest}`;
  return /^[a-z]+(_[a-z0-9]+)+$/.test(reason) ? readable(reason) : reason;
}

/** What will happen; nothing where all is said and done. `at` is when, and shown behind it. */
function nextOf(row: DeliveryRow): { words: string; at?: string } | undefined {
  const { state, channel, attempts, next_attempt_at: at, mailed_instead, duplicates } = row;
  if (state === 'pending') return attempts === 0 ? { words: 'Goes out at once.' } : { words: 'Is tried again', at };
  if (state === 'sending') return { words: 'Is on its way. Should its sender die, another one takes it over.' };
  if (state === 'ambiguous')
    return channel === 'slack'
      ? { words: 'No answer came. It is looked for, and sent again only if it is not found,', at }
      : { words: 'No answer came. It is sent again under the same Message-ID', at };
  if (state === 'failed' && mailed_instead) return { words: 'Not tried again: a mail says it instead.' };
  if (state === 'failed' && channel === 'slack') return { words: 'Not tried again, and no mail says it instead.' };
  if (state === 'failed')
    return { words: 'Not tried again. An address that does not exist gets a task to replace it.' };
  return state === 'sent' && duplicates > 0
    ? { words: `May stand there ${duplicates === 1 ? 'twice' : `${duplicates + 1} times`}.` }
    : undefined;
}
