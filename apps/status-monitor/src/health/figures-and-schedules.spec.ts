import { type Cause, causeFacts, measuredCauses, type Observation, observationSources } from '@linesman/contracts';
import fc from 'fast-check';
import { play, seen } from '../../test/play';
import type { MachineState } from './machine-state';

/** A cause, by what it is seen, and what ends it: what figures of many calls show, and what a schedule found of a sync. */
type Row = [Cause, Partial<Observation>, Partial<Observation>];

const rows: Row[] = [
  ...measuredCauses.map((cause): Row => [cause, { source: 'measurement' }, { source: 'measurement' }]),
  ['sync_failed', { source: 'schedule' }, {}],
  ['sync_late', { source: 'schedule' }, {}],
  ['data_inconsistent', { source: 'records', message: '3 of 9' }, { source: 'records' }],
];

const PART = 'SYNC_CONTACTS';
const MINUTES = 30;
const after = (minutes: number): number => (MINUTES + minutes) * 60;
const has = ({ health }: MachineState, cause: Cause): boolean => health.problems.some((one) => one.cause === cause);

/** Whatever works before. */
const calls = fc.array(
  fc
    .record({
      source: fc.constantFrom(...observationSources),
      part: fc.option(fc.constantFrom(PART, 'SYNC_OPPORTUNITIES', 'probe', 'sso'), { nil: undefined }),
      minute: fc.integer({ min: 0, max: MINUTES }),
    })
    .map(({ minute, ...rest }) => seen(minute * 60, rest)),
  { maxLength: 40 },
);

describe.each(rows)('%s', (cause, seen_by, ended_by) => {
  const failed = (life: Observation[]) => [...life, seen(after(1), { ...seen_by, cause, part: PART })];

  it('degrades at the first one and names the part, whatever works besides, without the status `error`', () => {
    fc.assert(
      fc.property(calls, (life) => {
        const { health } = play(failed(life)).state;
        expect(health).toMatchObject({ status: 'degraded', party: causeFacts[cause].party });
        expect(health.problems).toMatchObject([{ cause, part: PART }]);
      }),
      { endOnFailure: true },
    );
    expect(causeFacts[cause].stops_calls).toBe(false);
  });

  it('ends with what says so of the part, and with that of no other part', () => {
    fc.assert(
      fc.property(calls, (life) => {
        const open = (part: string) => has(play([...failed(life), seen(after(2), { ...ended_by, part })]).state, cause);
        expect([open(PART), open('SYNC_OPPORTUNITIES')]).toEqual([false, true]);
      }),
      { endOnFailure: true },
    );
  });
});
