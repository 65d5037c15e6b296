import { CsmWorld, customer_id } from './csm-world';
import { hidden } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
afterAll(() => world.stop());

it('shows under which id each provider knows a customer, and lets an administrator change it', async () => {
  const browser = await world.signedIn('tenant_admin');
  const page = `/customers/${customer_id}`;
  expect((await browser.open(page)).html).toContain('<code>cus_1</code>');
  const { html } = await browser.open(`${page}/external-ids`);
  const seen = world.upstreams.integrations.seen;
  seen.length = 0;
  const form = { ...hidden(html), 'external_ids.salesforce': '001x', 'external_ids.stripe': ' cus_9 ' };
  const { url, html: after } = await browser.open(`${page}/external-ids`, form);
  expect([url, after.includes('The ids are saved.')]).toEqual([world.origin + page, true]);
  const { body } = seen.find(({ method }) => method === 'PUT')!;
  expect(JSON.parse(body.toString())).toMatchObject({
    arr: 200_000,
    csm: { name: 'jane' },
    technical_contact: { title: 'IT Admin' },
    external_ids: { salesforce: '001x', stripe: 'cus_9' },
  });
  expect((await (await world.signedIn()).open(`${page}/external-ids`)).response.status).toBe(403);
});
