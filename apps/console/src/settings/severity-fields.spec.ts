import { policyTables, readPolicy } from './severity-fields';

const posted = {
  severity_critical_0_arr: '100000',
  severity_critical_0_disconnected: 'critical',
  severity_critical_0_degraded: 'high',
  severity_critical_1_arr: '',
  severity_critical_1_disconnected: 'high',
  severity_critical_1_degraded: 'medium',
  severity_critical_rest_disconnected: 'high',
  severity_critical_rest_degraded: 'medium',
  severity_other_0_arr: '50000',
  severity_other_0_disconnected: 'medium',
  severity_other_0_degraded: 'low',
  severity_other_1_arr: ' 500000 ',
  severity_other_1_disconnected: 'high',
  severity_other_1_degraded: 'medium',
  severity_other_rest_disconnected: 'low',
  severity_other_rest_degraded: 'low',
};
const labels = (policy?: Parameters<typeof policyTables>[0]) =>
  policyTables(policy).map(({ rows }) => rows.map(({ label }) => label));

it('reads what was posted, the highest ARR first, and nothing where it is the default', () => {
  expect(readPolicy(posted)).toBeUndefined();
  expect(readPolicy({})).toBeUndefined();
  const without = { ...posted, severity_critical_0_arr: '', severity_other_1_arr: '', severity_other_0_arr: '20000.5' };
  expect(readPolicy(without)).toEqual([
    { is_critical: true, arr_from: 0, disconnected: 'high', degraded: 'medium' },
    { is_critical: false, arr_from: 20_000.5, disconnected: 'medium', degraded: 'low' },
    { is_critical: false, arr_from: 0, disconnected: 'low', degraded: 'low' },
  ]);
});

it('says for which customers each row is', () => {
  expect(labels()).toEqual([
    ['ARR from $100,000', 'ARR below $100,000, or not known'],
    ['ARR from $500,000', 'ARR from $50,000 to below $500,000', 'ARR below $50,000, or not known'],
  ]);
  const row = { arr_from: 0, disconnected: 'critical', degraded: 'high' } as const;
  expect(
    labels([
      { ...row, is_critical: true },
      { ...row, is_critical: false },
    ]),
  ).toEqual([['Any ARR'], ['Any ARR']]);
});

it('shows what is wrong at its row, in whatever order a program has stored the rows', () => {
  const row = { is_critical: true, disconnected: 'critical', degraded: 'high' } as const;
  const policy = [
    { ...row, arr_from: 0 },
    { ...row, arr_from: 7 },
    { ...row, arr_from: 9 },
    { ...row, arr_from: 0, is_critical: false },
  ];
  const [critical] = policyTables(policy, [{ field: 'severity_policy.1.degraded', message: 'Is wrong' }]);
  expect(critical!.rows.map(({ arr_from, error }) => [arr_from, error])).toEqual([
    [9, undefined],
    [7, 'Is wrong'],
    [undefined, undefined],
  ]);
  expect(critical!.added!.name).toBe('severity_critical_2');
});

it('offers no further row once there are as many as can be read', () => {
  const rows = Array.from(
    { length: 10 },
    (_, arr_from) => ({ arr_from, disconnected: 'low', degraded: 'low' }) as const,
  );
  const policy = [true, false].flatMap((is_critical) => rows.map((row) => ({ ...row, is_critical })));
  expect(policyTables(policy).map(({ added }) => added)).toEqual([undefined, undefined]);
});
