import type { EndedLink } from './follow-link';
import { addressForNewLink, newLinkOf as newLink } from './new-link';
import { translate } from './texts/translate';

const newLinkOf = (...given: Parameters<typeof newLink>) => {
  const found = newLink(...given);
  return found && { ...found, sentence: translate(found.sentence, { language: 'en', zone: 'UTC' }) };
};

const integration = { status: 'error', status_cause: 'api_key_rejected' };
const linkWith = (subject: object = {}, session: object = {}, state = 'expired') =>
  ({
    state,
    session: { kind: 'reconnect', signal_id: 's-1', new_links: 0, new_link_at: null, ...session },
    subject: { integration, waits_for_approval: false, contact_email: 'ödön@techcorp.example', ...subject },
  }) as EndedLink;

const now = new Date('2026-03-01T08:00:00Z');

it('offers a new link to the masked address on file', () => {
  expect(newLinkOf(linkWith(), now)).toEqual({
    may_ask: true,
    button: 'new_link',
    sentence: 'We can email a new link to the address on file, ö…@techcorp.example.',
  });
});

it('offers the colleague to whom the link was handed over one of their own', () => {
  const handed = linkWith({ colleague_email: 'carol@techcorp.example' });
  expect(addressForNewLink(handed)).toBe('carol@techcorp.example');
  expect(newLinkOf(handed, now)).toEqual({
    may_ask: true,
    button: 'new_link_own',
    sentence: 'We can email a new link to c…@techcorp.example.',
  });
});

it('offers one while credentials that still work end soon, or a permission is missing', () => {
  const works = { integration: { status: 'active', status_cause: null, disconnected_cause: null } };
  expect(newLinkOf(linkWith(works), now)).toMatchObject({ may_ask: true });
});

it.each([
  ['a link of somebody with an account', linkWith({}, { kind: 'connect' })],
  ['a link that was sent for no risk signal', linkWith({}, { signal_id: null })],
  ['a link that is no longer needed', linkWith({}, {}, 'revoked')],
  ['a used link to an integration that works', linkWith({ integration: { status: 'active' } }, {}, 'used')],
  ['a failure of the provider', linkWith({ integration: { status: 'active', disconnected_cause: 'server_error' } })],
  ['an integration that is switched off', linkWith({ integration: { status: 'inactive' } })],
  ['our own fault', linkWith({ integration: { ...integration, status_cause: 'invalid_client' } })],
  ['a key that waits for approval', linkWith({ waits_for_approval: true })],
  ['a customer without a contact', linkWith({ contact_email: undefined })],
])('offers none for %s', (_, link) => {
  expect(addressForNewLink(link)).toBeUndefined();
  expect(newLinkOf(link, now)).toBeUndefined();
});

it('says when a new link was requested, and that no more can be', () => {
  const at = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  expect(newLinkOf(linkWith({}, { new_links: 3, new_link_at: at(9) }), now)).toMatchObject({
    may_ask: false,
    sentence: expect.stringContaining('requested here at 7:51 AM UTC') as string,
  });
  expect(newLinkOf(linkWith({}, { new_links: 1, new_link_at: at(10) }), now)).toMatchObject({ may_ask: true });
  expect(newLinkOf(linkWith({}, { new_links: 3, new_link_at: at(10) }), now)).toMatchObject({
    may_ask: false,
    sentence: expect.stringContaining('3 times') as string,
  });
});
