import { isDeepStrictEqual } from 'node:util';
import { defaultSeverityPolicy, severities, type SeverityRow } from '@linesman/contracts';
import type { FieldError } from '@linesman/service-kit';
import { inDollars } from '../pages/money';
import { textOf } from '../pages/query-string';
import type { Settings } from '../upstream/answers';

type Policy = NonNullable<Settings['severity_policy']>;

/** So many rows from an ARR on for each kind of integrations, and one for all other customers. */
const MOST_STEPS = 9;
const statuses = ['disconnected', 'degraded'] as const;
const kinds = [
  { kind: 'critical', is_critical: true, title: 'Critical integrations' },
  { kind: 'other', is_critical: false, title: 'Other integrations' },
] as const;
/** What a new row shows first. */
const suggested = { disconnected: 'high', degraded: 'medium' } as const;

/** What was posted; nothing where it is the default, or where a form is without these fields. */
export function readPolicy(posted: Record<string, unknown>): Policy | undefined {
  if (!('severity_critical_rest_disconnected' in posted)) return undefined;
  const read = kinds.flatMap(({ kind, is_critical }) => {
    const rowOf = (at: string, arr_from: number) => ({
      is_critical,
      arr_from,
      disconnected: severityIn(posted[`severity_${kind}_${at}_disconnected`]),
      degraded: severityIn(posted[`severity_${kind}_${at}_degraded`]),
    });
    const steps = Array.from({ length: MOST_STEPS }, (_, at) => {
      const arr = textOf(posted[`severity_${kind}_${at}_arr`]).trim();
      return arr ? rowOf(`${at}`, Number(arr)) : undefined;
    });
    return highestFirst([...steps.filter((one) => one !== undefined), rowOf('rest', 0)]);
  });
  return isDeepStrictEqual(read, defaultSeverityPolicy) ? undefined : read;
}

/** The table as it will be, kind by kind: each row with the customers that it is for, in words, and an empty one to add. */
export function policyTables(policy: Policy = [...defaultSeverityPolicy], errors: FieldError[] = []) {
  const rows = policy.map((row, at) => ({ ...row, error: errorOf(errors, at) }));
  return kinds.map(({ kind, is_critical, title }) => {
    const ofKind = highestFirst(rows.filter((row) => row.is_critical === is_critical));
    const [steps, rest] = [ofKind.slice(0, -1), ofKind.at(-1)];
    const shown = steps.map((row, at) =>
      shownRow(kind, `${at}`, row, rangeInWords(row.arr_from, steps[at - 1]?.arr_from)),
    );
    const added = { ...suggested, arr_from: undefined, error: undefined };
    return {
      title,
      rows: [
        ...shown,
        ...(rest
          ? [shownRow(kind, 'rest', { ...rest, arr_from: undefined }, restInWords(steps.at(-1)?.arr_from))]
          : []),
      ],
      added: steps.length < MOST_STEPS ? shownRow(kind, `${steps.length}`, added, 'Another ARR') : undefined,
    };
  });
}

function shownRow(
  kind: string,
  at: string,
  row: { arr_from?: number; error?: string } & Pick<SeverityRow, 'disconnected' | 'degraded'>,
  label: string,
) {
  return {
    name: `severity_${kind}_${at}`,
    label,
    has_arr: at !== 'rest',
    arr_from: row.arr_from,
    error: row.error,
    choices: statuses.map((status) => ({
      status,
      options: severities.toReversed().map((severity) => ({ severity, chosen: severity === row[status] })),
    })),
  };
}

const highestFirst = <R extends { arr_from: number }>(rows: R[]): R[] =>
  rows.toSorted((a, b) => b.arr_from - a.arr_from);

const rangeInWords = (from: number, below: number | undefined): string =>
  below === undefined ? `ARR from ${inDollars(from)}` : `ARR from ${inDollars(from)} to below ${inDollars(below)}`;

const restInWords = (below: number | undefined): string =>
  below === undefined ? 'Any ARR' : `ARR below ${inDollars(below)}, or not known`;

const severityIn = (value: unknown) => severities.find((one) => one === value) ?? 'low';

const errorOf = (errors: FieldError[], at: number): string | undefined =>
  errors.find(({ field }) => field.startsWith(`severity_policy.${at}.`))?.message;
