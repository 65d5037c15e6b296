import { wayAmong } from './way-to-connect';

const one = (integration_id: string, status: 'active' | 'error', user_id: string | null = null) => ({
  integration_id,
  status,
  user_id,
  connection_code: 'dropbox',
});

it('leads to what is broken, one’s own first, and to nobody else’s', () => {
  expect(wayAmong([one('shared', 'error'), one('mine', 'error', 'mia')], 'mia', 'dropbox')).toBe('/integrations/mine');
  expect(wayAmong([one('other', 'error', 'tom')], 'mia', 'dropbox')).toBe('/integrations/new/dropbox');
});

it('leads to what works when nothing is broken, and to a new one when there is none', () => {
  expect(wayAmong([one('shared', 'active')], 'mia', 'dropbox')).toBe('/integrations?connection=dropbox');
  expect(wayAmong([], 'mia', '../x')).toBe('/integrations/new/..%2Fx');
});
