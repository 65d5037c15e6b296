import { defaultSeverityPolicy, type SeverityRow } from '@linesman/contracts';
import { faultsOfPolicy } from './severity-policy';

const critical: SeverityRow = { is_critical: true, arr_from: 0, disconnected: 'critical', degraded: 'high' };
const other: SeverityRow = { is_critical: false, arr_from: 0, disconnected: 'medium', degraded: 'low' };

it.each([
  ['the default', [...defaultSeverityPolicy], []],
  ['the smallest', [critical, other], []],
  ['the same ARR of both kinds', [critical, { ...critical, arr_from: 5 }, { ...other, arr_from: 5 }, other], []],
  ['the same severity of both', [{ ...critical, degraded: 'critical' }, other], []],
  ['no row from 0', [critical, { ...other, arr_from: 1 }], ['severity_policy']],
  ['no row at all', [], ['severity_policy', 'severity_policy']],
  ['one ARR twice', [critical, other, { ...other, disconnected: 'high' }], ['severity_policy.2.arr_from']],
  ['what works in part as the worst', [critical, { ...other, degraded: 'high' }], ['severity_policy.1.degraded']],
] satisfies [string, SeverityRow[], string[]][])('says what is wrong with %s', (_name, policy, fields) => {
  expect(faultsOfPolicy(policy).map(({ field }) => field)).toEqual(fields);
});
