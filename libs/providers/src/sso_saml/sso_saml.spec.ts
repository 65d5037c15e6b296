import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeProvider, failureOf, onLoopback, type ProviderSamples } from '@linesman/provider-kit/conformance';
import { LONGEST_METADATA } from './entered';
import { provider } from './provider';
import output from './samples/output.json';

const sample = (name: string): string => readFileSync(join(__dirname, 'samples', `${name}.xml`), 'utf8');
const metadata = sample('metadata');
const xml = { 'content-type': 'application/samlmetadata+xml' };
const page = { body: '<html><body>Sign in</body></html>' };
const entity_id = 'https://idp.techcorp.example/saml';

const samples: ProviderSamples = {
  origins: ['https://idp.techcorp.example'],
  material: { type: 'api_key', secret: 'https://idp.techcorp.example/metadata?app=7d1RQ2wXv8Nk' },
  capabilities: {
    GET_SSO_METADATA: { parameters: {}, answers: [{ body: metadata, headers: xml }], output },
  },
  healthy: [{ body: metadata, headers: xml }, page],
  refused: 'sso_misconfigured',
  identify: {
    answer: { body: metadata, headers: xml },
    account: { account_id: entity_id, account_name: entity_id },
  },
  refusals: [
    {
      answer: { status: 404, body: { message: 'This application was deleted.' } },
      failure: { class: 'permanent', cause: 'sso_misconfigured', code: 'http_404' },
    },
    {
      answer: { body: sample('metadata-expired'), headers: xml },
      failure: {
        class: 'permanent',
        cause: 'certificate_expired',
        message: 'SAML Single Sign-On: the last signing certificate ended on 2026-01-20',
      },
    },
  ],
};

describeProvider(provider, samples);

describe('SAML Single Sign-On', () => {
  const idp = onLoopback(provider, samples);
  const entered = (secret: string) => ({ material: { type: 'api_key' as const, secret } });
  const healthy = (body: string) => idp.answer({ body, headers: xml }, page);

  it('asks the address of the metadata, then the address where people are redirected to sign in', async () => {
    healthy(metadata);
    await idp.probe();
    expect(idp.received().map(({ path }) => path)).toEqual(['/metadata?app=7d1RQ2wXv8Nk', '/saml/redirect']);
  });

  it('finds when the last certificate ends, and the certificates that sign, not those that encrypt', async () => {
    healthy(metadata);
    expect(await idp.probe()).toEqual({
      ends_at: new Date('2035-01-01T00:00:00Z'),
      signing_keys: [`sha256:${output.certificates[0]!.fingerprint}`],
    });
    healthy(sample('metadata-ending'));
    expect(await idp.probe()).toMatchObject({ ends_at: new Date('2026-02-03T10:45:00Z') });
  });

  it('is healthy while one certificate is valid, though another has expired', async () => {
    healthy(sample('metadata-rollover'));
    const found = await idp.probe();
    expect(found).toMatchObject({ ends_at: new Date('2036-01-01T00:00:00Z') });
    expect(found?.signing_keys).toHaveLength(2);
  });

  it("refuses another identity provider's metadata", async () => {
    healthy(metadata);
    await idp.probe({ account_id: entity_id });
    healthy(metadata);
    const failure = await failureOf(idp.probe({ account_id: 'https://idp.other.example' }));
    expect(failure).toMatchObject({ cause: 'sso_misconfigured', code: 'entity_id_mismatch' });
    expect(failure.message).toContain(entity_id);
  });

  it.each([
    ['no_signing_certificate', (text: string) => text.replace('use="signing"', 'use="encryption"')],
    ['no_sign_on_address', (text: string) => text.replace(/<md:SingleSignOnService[^>]*>/g, '')],
    ['metadata_expired', (text: string) => text.replace('entityID=', 'validUntil="2026-01-29T10:44:59Z" entityID=')],
    ['metadata_unusable', (text: string) => text.replaceAll('IDPSSODescriptor', 'SPSSODescriptor')],
    ['metadata_unusable', (text: string) => text.replace('entityID="https://idp.techcorp.example/saml"', '')],
    ['metadata_unusable', (text: string) => text.replace(/MII\w/, 'AAAA')],
  ])('says %s of metadata that cannot be used', async (code, change) => {
    healthy(change(metadata));
    expect(await failureOf(idp.probe())).toMatchObject({ class: 'permanent', cause: 'sso_misconfigured', code });
  });

  it('blames the identity provider when the address to sign in at does not answer', async () => {
    idp.answer({ body: metadata, headers: xml }, { status: 503, body: 'maintenance' });
    expect(await failureOf(idp.probe())).toMatchObject({ class: 'transient', cause: 'server_error' });
    idp.answer({ body: metadata, headers: xml }, { misbehave: 'reset' });
    expect(await failureOf(idp.probe())).toMatchObject({ class: 'transient', cause: 'server_error' });
    for (const status of [302, 400, 404, 405]) {
      idp.answer({ body: metadata, headers: xml }, { status, body: 'no request' });
      await idp.probe();
    }
  });

  it('uses metadata that were entered as XML without asking for them, and knows that nothing renews them', async () => {
    const ends = metadata.replace('entityID=', 'validUntil="2026-03-01T00:00:00Z" entityID=');
    idp.answer(page);
    expect(await idp.probe(entered(ends))).toMatchObject({ ends_at: new Date('2026-03-01T00:00:00Z') });
    expect(idp.received().map(({ path }) => path)).toEqual(['/saml/redirect']);
    healthy(ends);
    expect(await idp.probe()).toMatchObject({ ends_at: new Date('2035-01-01T00:00:00Z') });
    expect(await failureOf(idp.probe(entered(sample('metadata-expired'))))).toMatchObject({
      cause: 'certificate_expired',
    });
  });

  it('reads one provider inside of a list, and refuses to choose among several', async () => {
    const entity = metadata.slice(metadata.indexOf('<md:EntityDescriptor'));
    const list = (...all: string[]) =>
      `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${all.join('')}</md:EntitiesDescriptor>`;
    healthy(list(entity));
    await idp.probe();
    healthy(list(entity, entity.replace(entity_id, 'https://idp.other.example')));
    expect(await failureOf(idp.probe())).toMatchObject({ code: 'metadata_unusable' });
  });

  it.each([
    ['an address', 'https://idp.techcorp.example/metadata', undefined],
    ['XML', metadata, undefined],
    ['XML without line ends', metadata.replaceAll(/\s*\n\s*/g, ' '), undefined],
    ['something else', 'the metadata of Okta', 'is neither an address that begins with https:// nor XML'],
    [
      'broken XML',
      metadata.slice(0, -20),
      'cannot be used: it is not well-formed XML without a document type, of 300,000 characters at most',
    ],
    [
      'XML that expands entities',
      `<!DOCTYPE x [<!ENTITY a "aaaa">]>${metadata.replace('https://idp', '&a;')}`,
      'cannot be used: it is not well-formed XML without a document type, of 300,000 characters at most',
    ],
    [
      "a service's metadata",
      metadata.replaceAll('IDPSSO', 'SPSSO'),
      'cannot be used: it describes no identity provider for SAML 2.0',
    ],
  ])('checks %s before it is stored', (_, text, message) => {
    const wrong = provider.disagreement!({ metadata: text });
    expect(wrong?.message).toBe(message);
  });

  it('lets no metadata be so long that fifty of them do not fit into one message', () => {
    const named = (name: string) => metadata.replace('<md:NameIDFormat>', `<!-- ${name} --><md:NameIDFormat>`);
    expect(provider.disagreement!({ metadata: named('x'.repeat(100)) })).toBeUndefined();
    const wide = named('\u540d'.repeat(LONGEST_METADATA / 2));
    expect(wide.length).toBeLessThan(LONGEST_METADATA);
    expect(provider.disagreement!({ metadata: wide })?.message).toBe('is too long: enter its address instead');
  });

  it('reads nothing from metadata of a whole federation, and survives elements that nest very deeply', async () => {
    healthy(metadata.replace('<md:NameIDFormat>', `<!-- ${'x'.repeat(300_000)} --><md:NameIDFormat>`));
    expect(await failureOf(idp.probe())).toMatchObject({ cause: 'server_error', code: 'unexpected_answer' });
    const depth = 20_000;
    const deep = `${'<x>'.repeat(depth)}${'</x>'.repeat(depth)}`;
    healthy(metadata.replace('<md:NameIDFormat>', `${deep}<md:NameIDFormat>`));
    await idp.probe();
    healthy(metadata.replace('<ds:X509Certificate>', `<ds:X509Certificate>${deep}`));
    expect((await idp.probe())?.signing_keys).toHaveLength(1);
  });
});
