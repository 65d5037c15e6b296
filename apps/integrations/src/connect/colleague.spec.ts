import { acceptColleague, domainOfColleague, wrongField } from './colleague';
import type { OpenLink } from './follow-link';

const accept = (name: string, email: string) =>
  acceptColleague({ name, email }, 'techcorp.example', 'Bob@techcorp.example');

it('accepts a colleague of the same domain, whatever the case', () => {
  expect(accept('Carol O’Neil-Jones', 'Carol@TechCorp.example')).toEqual({
    name: 'Carol O’Neil-Jones',
    email: 'carol@techcorp.example',
  });
  expect(accept('山田 花子', 'hanako@techcorp.example')).toMatchObject({ name: '山田 花子' });
});

it.each([
  ['no name', '', 'carol@techcorp.example', 'colleague_no_name'],
  ['an address as the name', 'see http://evil.example', 'carol@techcorp.example', 'colleague_no_name'],
  ['markup in the name', '<b>Carol</b>', 'carol@techcorp.example', 'colleague_no_name'],
  ['no address', 'Carol', 'carol', 'colleague_no_email'],
  ['another domain', 'Carol', 'carol@elsewhere.example', 'colleague_elsewhere'],
  ['a domain that only ends like it', 'Carol', 'carol@eviltechcorp.example', 'colleague_elsewhere'],
  ['a subdomain', 'Carol', 'carol@mail.techcorp.example', 'colleague_elsewhere'],
  ['the holder of the link', 'Bob', 'bob@techcorp.example', 'colleague_same'],
])('refuses %s', (_, name, email, why) => expect(accept(name, email)).toMatchObject({ refusal: { key: why } }));

it.each([
  ['colleague_no_name', 'name'],
  ['colleague_no_email', 'email'],
  ['colleague_elsewhere', 'email'],
  ['colleague_same', 'email'],
  ['colleague_too_many', undefined],
] as const)('says of %s which field is wrong: %s', (key, field) => expect(wrongField({ key })).toBe(field));

const linkOf = (kind: string, signal_id: string | null, recipient: string | null, contact_email?: string) =>
  ({ session: { kind, signal_id, recipient }, subject: { contact_email } }) as OpenLink;

it.each([
  ['a link in an email', linkOf('reconnect', 's', 'bob@TechCorp.example'), 'techcorp.example'],
  ['a link that a CSM copied', linkOf('reconnect', 's', null, 'bob@techcorp.example'), 'techcorp.example'],
  ['a link for a person without an address', linkOf('reconnect', 's', 'Bob Smith'), undefined],
  ['a link without a signal', linkOf('reconnect', null, 'bob@techcorp.example'), undefined],
  ['the link of an administrator', linkOf('connect', null, null), undefined],
])('says to which domain %s may be handed over', (_, link, domain) => expect(domainOfColleague(link)).toBe(domain));
