import { merge, openedWith } from './concurrent-changes';

it('keeps what the person changed, takes what others changed, and says what changed', () => {
  type Values = { name: string; is_critical: boolean; purpose?: null; config: object };
  const opened: Values = { name: 'CRM', is_critical: false, purpose: null, config: { region: 'eu' } };
  const submitted: Values = { name: 'Our CRM', is_critical: false, purpose: null, config: { region: 'eu' } };
  const stored: Values = { name: 'The CRM', is_critical: true, purpose: undefined, config: { region: 'us' } };
  expect(merge(opened, submitted, stored)).toEqual({
    values: { name: 'Our CRM', is_critical: true, purpose: null, config: { region: 'us' } },
    concurrent: [
      { field: 'name', was: 'CRM', now: 'The CRM' },
      { field: 'is_critical', was: 'no', now: 'yes' },
      { field: 'config', was: '{"region":"eu"}', now: '{"region":"us"}' },
    ],
  });
});

it('finds nothing when only something else than the form’s fields has changed', () => {
  const same = { name: 'CRM' };
  expect(merge(same, { name: 'New' }, same)).toEqual({ values: { name: 'New' }, concurrent: [] });
});

it('reads a hidden field without an object as empty', () => {
  expect(['', '{', '[1]', 'null', undefined].map(openedWith)).toEqual([{}, {}, {}, {}, {}]);
});
