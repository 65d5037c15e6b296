import { pageAmong } from './find-connect-page';

const one = (integration_id: string, status: 'active' | 'error', user_id: string | null = null) => ({
  integration_id,
  status,
  user_id,
});

it('leads to an integration that is broken, the visitor’s own first, and to nobody else’s', () => {
  expect(pageAmong([one('shared', 'error'), one('mine', 'error', 'mia')], 'mia', 'dropbox')).toBe('/integrations/mine');
  expect(pageAmong([one('other', 'error', 'tom')], 'mia', 'dropbox')).toBe('/integrations/new/dropbox');
});

it('leads to the list when nothing is broken, and to the form for a new one when there is none', () => {
  expect(pageAmong([one('shared', 'active')], 'mia', 'dropbox')).toBe('/integrations?connection=dropbox');
  expect(pageAmong([], 'mia', '../x')).toBe('/integrations/new/..%2Fx');
});
