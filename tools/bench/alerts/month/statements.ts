import type { Tx } from '@linesman/persistence';
import type { ToldSignal } from './told-signal.ts';
import type { TenantSettingsRow } from './service-types.ts';

export interface Memory {
  settings: TenantSettingsRow;
  signals: Map<string, ToldSignal>;
  steps(runId: string): object[];
  hasOutage(connectionCode: string, openedAt: string): boolean;
  isPartOfOutage(signal: ToldSignal): boolean;
}

type Answer = (memory: Memory, values: never[]) => object[];

const handlingOf = ({ signals }: Memory, [id]: string[]) => signals.get(id!)!.handling!;
const change =
  (...names: string[]): Answer =>
  (memory, values: unknown[]) => {
    const [id, ...given] = values as [string, ...unknown[]];
    return [Object.assign(handlingOf(memory, [id]), Object.fromEntries(names.map((name, n) => [name, given[n]])))];
  };
const nobody = {
  acknowledged_by: null,
  acknowledged_email: null,
  acknowledged_until: null,
  snoozed_by: null,
  snoozed_email: null,
  snoozed_until: null,
};

/** What the statements of the notifier's own classes read and write, by a part of their text. */
const answers: [string, Answer][] = [
  ['from tenant_settings where tenant_id', ({ settings }) => [settings]],
  ['from silences', () => []],
  ['from workflow_steps where run_id', (memory, [id]: string[]) => memory.steps(id!)],
  ['from outages where connection_code', (memory, [code, at]: string[]) => (memory.hasOutage(code!, at!) ? [{}] : [])],
  [`s.assessment -> 'others'`, () => [{ others: { of_customer: 0, of_type: 0 }, diagnosis: null }]],
  ['update signals set assessment', () => []],
  ['from signal_handling where signal_id = $1 for update', (memory, values) => [{ ...handlingOf(memory, values) }]],
  [
    'as manager_told',
    (memory, [id]: string[]) => {
      const signal = memory.signals.get(id!)!;
      const { snapshot, state, messages } = signal;
      const manager_told = messages.some((one) => one.audience === 'manager' && one.state !== 'suppressed');
      const part_of_outage = memory.isPartOfOutage(signal);
      return [{ snapshot, state, settings: memory.settings, part_of_outage, manager_told }];
    },
  ],
  ['set reminders = $2', change('reminders', 'reminded_at', 'reminded_for')],
  ['set escalated_at = $2', change('escalated_at')],
  [
    'set unattended_since = $2',
    (memory, values: unknown[]) => [
      Object.assign(handlingOf(memory, values as string[]), { unattended_since: values[1], ...nobody }),
    ],
  ],
  ['set next_look_at = $2', change('next_look_at')],
];

/**
 * A transaction of the notifier whose tables are in memory.
 * @throws at a statement that nobody has written an answer for: the code has changed, and the simulation has to follow.
 */
export const transactionOn = (memory: Memory): Tx => {
  const query = (text: string, values: unknown[]) => {
    const [, answer] = answers.find(([part]) => text.includes(part)) ?? [];
    if (!answer) throw new Error(`the simulated month does not know this statement: ${text}`);
    const records = answer(memory, values as never[]);
    return Promise.resolve({ records, affected: records.length });
  };
  return { queryRunner: { query } } as never;
};
