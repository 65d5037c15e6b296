import { Info } from 'luxon';
import type { Silence } from '../upstream/answers';

/** Names by the ids and codes that a silence has. */
export interface Names {
  connections: ReadonlyMap<string, string>;
  customers: ReadonlyMap<string, string>;
  integrations: ReadonlyMap<string, string>;
}

/** `Salesforce, TechCorp`, or that it is about everything. */
export function scopeInWords(
  { connection_code, customer_id, integration_id }: Pick<Silence, 'connection_code' | 'customer_id' | 'integration_id'>,
  { connections, customers, integrations }: Names,
): string {
  const parts = [
    integration_id && (integrations.get(integration_id) ?? 'one integration'),
    connection_code && (connections.get(connection_code) ?? connection_code),
    customer_id && (customers.get(customer_id) ?? 'one customer'),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'The whole workspace';
}

/** `Mon, Tue, 22:00 to 02:00 (Europe/Paris)` */
export function weeklyInWords({ days, from, until, time_zone }: NonNullable<Silence['weekly']>): string {
  const names = Info.weekdays('short', { locale: 'en-US' });
  const said =
    days.length === 7
      ? 'Every day'
      : [...days]
          .sort()
          .map((day) => names[day - 1])
          .join(', ');
  return `${said}, ${from} to ${until} (${time_zone.replaceAll('_', ' ')})`;
}
