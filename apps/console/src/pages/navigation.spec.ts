import { navigationFor } from './navigation';

const paths = (roles: Parameters<typeof navigationFor>[0]['roles'], at = '/') =>
  navigationFor({ roles }, at).map(({ path }) => path);

it('has the links of each role', () => {
  expect(paths(['member'])).toContain('/integrations');
  expect(paths(['member'])).not.toContain('/risk-signals');
  expect(paths(['csm'])).toEqual(expect.arrayContaining(['/', '/integrations', '/risk-signals']));
  expect(paths(['admin'])).not.toContain('/integrations');
  // Staff have a page with the signals of all tenants.
  expect(paths(['admin'])).not.toContain('/risk-signals');
  expect(paths(['admin'])).toContain('/staff');
  expect(paths(['tenant_admin'])).not.toContain('/staff');
});

it('says which link is current, also for pages below it', () => {
  const current = (at: string) =>
    navigationFor({ roles: ['csm'] }, at)
      .filter((place) => place.current)
      .map(({ path }) => path);
  expect(current('/')).toEqual(['/']);
  expect(current('/integrations/7/syncs')).toEqual(['/integrations']);
  expect(current('/integrations-of-others')).toEqual([]);
});
