import { csvOf } from './csv';
import { figuresOf } from './figures';
import { noTally } from './tally';

it('writes a row for each item, with empty cells for what nobody knows, and no formula', () => {
  const item = {
    integration_id: null,
    integration_name: '=HYPERLINK("x"), "CRM"',
    connection_code: 'slack',
    customer_id: null,
    customer_name: 'Smith, Jones',
    from: '2026-01-01',
    to: '2026-01-31',
    time_zone: 'UTC',
    ...figuresOf(noTally()),
  };
  const [head, row, end] = csvOf([item]).split('\r\n');
  expect(head!.split(',').slice(0, 3)).toEqual(['integration_id', 'integration_name', 'connection_code']);
  expect(head!.split(',')).toContain('customer_endpoint_down_seconds');
  expect(row).toMatch(/^,"'=HYPERLINK\(""x""\), ""CRM""",slack,,"Smith, Jones",2026-01-01,2026-01-31,UTC,0,,,0,0,/);
  expect(end).toBe('');
});
