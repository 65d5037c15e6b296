import { merge, seenFrom } from './meanwhile';

it('keeps what was typed, follows what was not touched, and says what changed', () => {
  const seen = { name: 'CRM', is_critical: false, purpose: null, config: { region: 'eu' } };
  const typed = { name: 'Our CRM', is_critical: false, purpose: null, config: { region: 'eu' } };
  const now = { name: 'The CRM', is_critical: true, purpose: undefined, config: { region: 'us' } };
  expect(merge(seen, typed, now)).toEqual({
    values: { name: 'Our CRM', is_critical: true, purpose: null, config: { region: 'us' } },
    meanwhile: [
      { field: 'name', was: 'CRM', now: 'The CRM' },
      { field: 'is_critical', was: 'no', now: 'yes' },
      { field: 'config', was: '{"region":"eu"}', now: '{"region":"us"}' },
    ],
  });
});

it('finds nothing when only what the form does not show has changed', () => {
  const same = { name: 'CRM' };
  expect(merge(same, { name: 'New' }, same)).toEqual({ values: { name: 'New' }, meanwhile: [] });
});

it('takes a memory that is none for an empty one', () => {
  expect(['', '{', '[1]', 'null', undefined].map(seenFrom)).toEqual([{}, {}, {}, {}, {}]);
});
