import { atProvider, providerCodes } from './at-providers.ts';
import { seconds } from './print.ts';
import type { Outcome } from './run.ts';
import { type Way, ways } from './ways.ts';

const whose: Record<string, string> = {
  customer: 'customer',
  provider: 'provider',
  us: 'us',
  customer_endpoint: 'customer’s endpoint',
  nobody: 'nobody',
};
const by: Record<string, string> = {
  execution: 'execution',
  probe: 'probe',
  refresh: 'token refresh',
  provider_webhook: 'push',
  webhook: 'report',
  sso: 'reported login',
  schedule: 'schedule',
  scopes: 'grant',
  expiry: 'expiry',
  outage: 'outage',
};

/** A row for each way, with a column for each provider. */
export function measuredTable(outcomes: readonly Outcome[]): string {
  const codes = providerCodes.filter((code) => outcomes.some(({ provider }) => provider === code));
  const head = [
    'what breaks',
    'cause',
    'whose fault',
    'health',
    'noticed by',
    ...codes.map((code) => atProvider(code).name),
    'told',
  ];
  const rows = ways.flatMap((way) => {
    const own = outcomes.filter((one) => one.way === way);
    return own.length > 0 ? [rowOf(way, own, codes)] : [];
  });
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function rowOf({ what }: Way, own: Outcome[], codes: readonly string[]): string[] {
  const shown = own.flatMap((one) => one.shown ?? []);
  const each = <T>(values: T[]): T[] => [...new Set(values)];
  const ways = each(shown.flatMap(({ noticed_by }) => noticed_by ?? []));
  const cells = codes.map((code) => {
    const one = shown.find(({ provider }) => provider === code);
    if (!one) return '';
    if (one.detected_ms === undefined) return 'nothing';
    return ways.length > 1 ? `${seconds(one.detected_ms)} (${by[one.noticed_by!]})` : seconds(one.detected_ms);
  });
  return [
    what,
    each(shown.map(({ cause }) => `\`${cause}\``)).join(', '),
    each(shown.map(({ party }) => whose[party]!)).join(', '),
    `\`${shown[0]!.health}\``,
    ways.map((one) => by[one] ?? one).join(', ') || 'never',
    ...cells,
    toldOf(shown.flatMap(({ told }) => told)),
  ];
}

const names = { csm: 'CSM', contact: 'contact', staff: 'our staff' } as const;

/** After how long each kind of reader had the message, over all providers. */
function toldOf(told: { reader: keyof typeof names; ms: number }[]): string {
  const readers = [...new Set(told.map(({ reader }) => reader))];
  if (readers.length === 0) return 'nobody';
  return readers
    .map((reader) => {
      const all = told.filter((one) => one.reader === reader).map(({ ms }) => ms);
      const [least, most] = [seconds(Math.min(...all)), seconds(Math.max(...all))];
      return `${names[reader]} ${least === most ? least : `${least} to ${most}`}`;
    })
    .join(', ');
}
