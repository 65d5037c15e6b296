import { pageAmong } from './find-connect-page';

const one = (
  integration_id: string,
  status: 'active' | 'error',
  user_id: string | null = null,
  customer_id: string | null = null,
  my_rights: ('manage' | 'configure')[] = ['manage'],
) => ({
  integration_id,
  status,
  user_id,
  customer_id,
  my_rights,
});

it('leads to an integration that is broken, the visitor’s own first, and to nobody else’s', () => {
  expect(pageAmong([one('shared', 'error'), one('mine', 'error', 'mia')], 'mia', 'dropbox')).toBe('/integrations/mine');
  expect(pageAmong([one('other', 'error', 'tom')], 'mia', 'dropbox')).toBe('/integrations/new/dropbox');
});

it('leads to the form for a new one where the visitor may not connect the workspace’s', () => {
  expect(pageAmong([one('shared', 'error', null, null, [])], 'mia', 'dropbox')).toBe('/integrations/new/dropbox');
});

it('leads to the form for a new one when what works is a customer’s, or works already', () => {
  expect(pageAmong([one('theirs', 'error', null, 'c-1')], 'mia', 'dropbox')).toBe('/integrations/new/dropbox');
  expect(pageAmong([one('shared', 'active')], 'mia', 'dropbox')).toBe('/integrations/new/dropbox');
  expect(pageAmong([], 'mia', '../x')).toBe('/integrations/new/..%2Fx');
});
