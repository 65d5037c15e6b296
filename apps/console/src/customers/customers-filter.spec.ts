import { signalsFilter } from '../risk-signals/signals-filter';
import { tasksFilter } from '../tasks/tasks-filter';
import { customersFilter } from './customers-filter';
import { healthInWords } from './shown-customer';

it('shows a CSM their own customers, signals and tasks unless all are asked for', () => {
  expect(customersFilter({}, true).asked.csm).toBe('me');
  expect(customersFilter({ of: 'all' }, true).asked.csm).toBeUndefined();
  expect(signalsFilter({}, true).asked).toMatchObject({ csm: 'me', status: 'open', order: 'urgency' });
  expect(tasksFilter({}, true).asked).toMatchObject({ assignee: 'me', status: 'open' });
  expect(tasksFilter({}, false).asked.assignee).toBeUndefined();
});

it('ignores values that a filter does not have', () => {
  const { shown, asked } = customersFilter({ show: 'x', q: ['a'], cursor: '' }, false);
  expect([shown, asked.at_risk]).toEqual([{}, undefined]);
  expect(signalsFilter({ status: 'x', severity: 'worst' }, false).asked).toEqual({ status: 'open', order: 'urgency' });
  expect(signalsFilter({ status: 'resolved', severity: 'low' }, false).asked).toEqual({
    status: 'resolved',
    severity: 'low',
  });
});

it('says in a few words how the integrations of a customer are', () => {
  const none = { disconnected: 0, degraded: 0, never_worked: 0, unknown: 0 };
  expect(healthInWords({ ...none, integrations: 3, disconnected: 1, degraded: 1 })).toBe(
    '1 disconnected, 1 degraded of 3 integrations',
  );
  expect(healthInWords({ ...none, integrations: 1 })).toBe('1 integration, none fails');
  // What never worked fails, and of what nobody looked at nothing is known.
  expect(healthInWords({ ...none, integrations: 4, never_worked: 1, unknown: 2 })).toBe(
    '1 never worked, 2 not checked lately of 4 integrations',
  );
  // An older process says nothing about those.
  expect(healthInWords({ integrations: 1, disconnected: 0, degraded: 0 })).toBe('1 integration');
});
