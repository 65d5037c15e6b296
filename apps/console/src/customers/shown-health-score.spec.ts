import { shownHealthScore } from './shown-health-score';

const at = '2026-03-01T08:00:00.000Z';
const taken = {
  id: 'a',
  created_at: at,
  base: null,
  adjustment: -10,
  value: 70,
  reason: 'Critical integration disconnected',
  set_by: null,
  signal_id: 's',
};
const set = {
  ...taken,
  id: 'b',
  base: 80,
  adjustment: null,
  value: 80,
  reason: 'Quarterly review',
  set_by: 'platform',
};

it('says what the score is and how it came about', () => {
  expect(shownHealthScore({ value: 70, base: 80, adjustment: -10 }, [taken, set])).toEqual({
    value: '70 of 100',
    says: 'Base 80, −10 by open signals',
    changes: [
      { id: 'a', at, title: 'Critical integration disconnected', points: '−10', value: '70 of 100' },
      { id: 'b', at, title: 'Base set by platform: Quarterly review', points: '80', value: undefined },
    ],
  });
  expect(shownHealthScore({ value: 80, base: 80, adjustment: 0 }, [set])!.says).toBe('Base 80, no deductions');
});

it('says no value where no base is set, and nothing where nothing ever changed', () => {
  const back = { ...taken, adjustment: 10, value: null };
  expect(shownHealthScore({ value: null, base: null, adjustment: 0 }, [back])).toMatchObject({
    value: undefined,
    says: 'No deductions; no base is set',
    changes: [{ points: '+10', value: undefined }],
  });
  expect(shownHealthScore({ value: null, base: null, adjustment: -10 }, [taken])!.says).toBe(
    '−10 by open signals; no base is set',
  );
  expect(shownHealthScore({ value: null, base: null, adjustment: 0 }, [])).toBeUndefined();
});
