import { senderOf } from './sender';

const tenant_id = '6f1e2d3c-0000-4000-8000-000000000001';
const settings = { tenant_id, product_name: 'Acme', mail_from: 'care@Acme.example' };
const operator = { MAIL_FROM: 'notices@linesman.example', MAIL_DOMAINS: { [tenant_id]: ['acme.example'] } };
const own = { name: 'The Acme Team', address: 'care@Acme.example' };

it('sends from the domains that are the tenant’s', () => {
  expect(senderOf(settings, operator)).toEqual({ from: own, replyTo: own });
});

it.each([
  ['the operator’s', { ...settings, mail_from: 'care@linesman.example' }],
  ['another tenant’s', { ...settings, tenant_id: '6f1e2d3c-0000-4000-8000-000000000002' }],
  ['one below its own', { ...settings, mail_from: 'care@evil.acme.example' }],
])('sends from the operator’s address where the domain is %s', (_, claimed) => {
  const { from, replyTo } = senderOf(claimed, operator);
  expect(from).toEqual({ name: 'The Acme Team', address: 'notices@linesman.example' });
  expect(replyTo.address).toBe(claimed.mail_from);
});
