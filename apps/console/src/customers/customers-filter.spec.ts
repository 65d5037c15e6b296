import { signalsFilter } from '../risk-signals/signals-filter';
import { tasksFilter } from '../tasks/tasks-filter';
import { customersFilter } from './customers-filter';
import { shownCustomer } from './shown-customer';
import { timeIn } from './time-in';

it('shows a CSM his own customers, signals and tasks unless he asks for all', () => {
  expect(customersFilter({}, true).asked.csm).toBe('me');
  expect(customersFilter({ of: 'all' }, true).asked.csm).toBeUndefined();
  expect(signalsFilter({}, true).asked).toMatchObject({ csm: 'me', status: 'open', order: 'urgency' });
  expect(tasksFilter({}, true).asked).toMatchObject({ assignee: 'me', status: 'open' });
  expect(tasksFilter({}, false).asked.assignee).toBeUndefined();
});

it('leaves out of a query what makes no sense', () => {
  const { shown, asked } = customersFilter({ show: 'x', q: ['a'], cursor: '' }, false);
  expect([shown, asked.at_risk]).toEqual([{}, undefined]);
  expect(signalsFilter({ status: 'x', severity: 'worst' }, false).asked).toEqual({ status: 'open', order: 'urgency' });
  expect(signalsFilter({ status: 'resolved', severity: 'low' }, false).asked).toEqual({
    ...{ status: 'resolved', severity: 'low' },
  });
});

it('says how a customer stands in a few words', () => {
  const row = {
    ...{ customer_id: 'c', name: 'TechCorp', arr: 200_000, csm: null, severity: null, at_risk_since: null },
    ...{ open_signals: 0, unacknowledged: 0, integrations: 3, disconnected: 1, degraded: 1 },
  };
  expect(shownCustomer(row)).toMatchObject({
    arr_text: '$200,000',
    standing: '1 disconnected, 1 degraded of 3 integrations',
  });
  expect(shownCustomer({ ...row, integrations: 1, disconnected: 0, degraded: 0 }).standing).toBe(
    '1 integration, connected',
  );
});

it('knows what the clock says at the customer’s, where there is such a time zone', () => {
  const now = new Date('2026-01-29T18:45:00.000Z');
  expect(timeIn('America/New_York', now)).toBe('1:45 PM');
  expect(timeIn('Nowhere/Land', now)).toBeUndefined();
});
