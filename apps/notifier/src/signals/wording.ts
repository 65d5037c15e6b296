import type { SignalSnapshot, SignalType } from '@linesman/contracts';
import { DateTime } from 'luxon';

/** Texts about a signal that all channels share. */
export const titles: Record<SignalType, string> = {
  integration_disconnected: 'Integration Disconnected',
  integration_degraded: 'Integration Degraded',
  integration_expiring: 'Integration Credentials Expiring',
};

/** `Jan 29, 2026 at 10:45 AM`, as the customer's clock shows it. */
export const localTime = (at: Date | string, zone: string | undefined): string =>
  DateTime.fromJSDate(new Date(at))
    .setZone(zone ?? 'utc')
    .setLocale('en-US')
    .toFormat("LLL d, yyyy 'at' h:mm a");

export function ago(at: Date | string, now: Date): string {
  const then = new Date(at).getTime();
  if (now.getTime() - then < 60_000) return 'just now';
  return (
    DateTime.fromMillis(then)
      .setLocale('en-US')
      .toRelative({ base: DateTime.fromJSDate(now) }) ?? 'just now'
  );
}

/** `3 hours`, `12 minutes`, `8 seconds` */
export function howLong(from: Date | string, to: Date | string): string {
  const seconds = Math.max(1, Math.round((new Date(to).getTime() - new Date(from).getTime()) / 1_000));
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  const [name, size] = units.find(([, it]) => seconds >= it)!;
  const count = Math.floor(seconds / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

export const dollars = (amount: number | undefined): string =>
  amount === undefined ? 'not known' : `$${Math.round(amount).toLocaleString('en-US')}`;

export const contactLine = ({ customer }: SignalSnapshot): string => {
  const contact = customer?.technical_contact;
  if (!contact) return 'none on record';
  return contact.title ? `${contact.name} (${contact.title})` : contact.name;
};

export const errorCode = ({ status_change }: SignalSnapshot): string =>
  (status_change.error_code ?? status_change.cause ?? 'unknown').toUpperCase();

export const reasonOf = ({ status_change, connection_name }: SignalSnapshot): string =>
  status_change.failure_reason ?? `${connection_name} no longer answers as it should`;

export const impactLines = ({ impact, status_change }: SignalSnapshot): string[] =>
  status_change.is_critical ? [...impact, 'This is marked as a CRITICAL integration'] : impact;

export const previousLine = ({ previous_disconnection_at, customer }: SignalSnapshot): string =>
  previous_disconnection_at ? localTime(previous_disconnection_at, customer?.time_zone) : 'Never';

/** `Settings > Integrations > Salesforce > Reconnect`: where to go, and what to click there. */
export function reconnectSteps({ reconnect_path }: SignalSnapshot): { place: string; button: string } {
  const parts = reconnect_path.split('>').map((part) => part.trim());
  return { place: parts.slice(0, -1).join(' > ') || reconnect_path, button: parts.at(-1) ?? 'Reconnect' };
}
