import { newestFirst, withNewKey } from './key-list.ts';

it('adds a new key for opening first, and for sealing later', () => {
  expect(withNewKey('k9:old', 'new')).toBe('k9:old,k10:new');
  expect(newestFirst('k9:old,k10:new')).toBe('k10:new,k9:old');
  expect(newestFirst('k10:new,k9:old')).toBe('k10:new,k9:old');
});
