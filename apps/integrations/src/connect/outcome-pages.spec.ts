import type { Cause, Language } from '@linesman/contracts';
import type { Provider } from '@linesman/provider-kit';
import type { LinkSubject } from './follow-link';
import { connected as connectedPage, type OutcomePage, usedPage } from './outcome-pages';
import { translate } from './texts/translate';

const said = ({ title, sentences, ...page }: OutcomePage, language: Language = 'en') => ({
  ...page,
  title: translate(title, { language, zone: 'UTC' }),
  sentences: sentences.map((one) => translate(one, { language, zone: 'UTC' })),
});
const connected = (...given: Parameters<typeof connectedPage>) => said(connectedPage(...given));

const outcome = { first: false, account_name: 'Honcho Design' };

it('names the account that was connected', () => {
  const { sentences } = connected('Basecamp', 'Projects', outcome);
  expect(sentences).toEqual(['Projects can reach Basecamp again as Honcho Design.']);
});

it('does not say "again" of a first connection', () => {
  const { sentences } = connected('Basecamp', 'Projects', { ...outcome, first: true });
  expect(sentences[0]).toBe('Projects can reach Basecamp as Honcho Design.');
});

it('names the accounts that were not connected, if the sign-in reaches several', () => {
  const others = ['Acme', 'Bolt', 'Core', 'Dune', 'Echo', 'Fern', 'x'.repeat(300)];
  const [, taken] = connected('Basecamp', 'Projects', { ...outcome, others }).sentences;
  expect(taken).toBe(
    'Your sign-in reaches other accounts too: Acme, Bolt, Core, Dune, Echo and 2 more. Honcho Design is connected now.',
  );
  const [, long] = connected('Basecamp', 'Projects', { ...outcome, others: ['x'.repeat(300)] }).sentences;
  expect(long!.length).toBeLessThan(200);
});

describe('the page of a used link', () => {
  const provider = { manifest: { display_name: 'Basecamp', causes: {} } } as Provider;
  const pageOf = (
    status: string,
    more: Partial<LinkSubject> = {},
    disconnected_cause: Cause | null = null,
    language: Language = 'en',
  ) =>
    said(
      usedPage(
        {
          integration: {
            name: 'Projects',
            status,
            status_reason: 'Access to Basecamp was revoked.',
            disconnected_cause,
          },
          provider,
          waits_for_approval: false,
          ...more,
        } as LinkSubject,
        outcome,
      ),
      language,
    );

  it('says that the integration works, while it does', () => {
    expect(pageOf('active')).toMatchObject({ status: 200, mood: 'good', title: 'Connected' });
  });

  it('says why it is broken in words that a customer knows', () => {
    const reason = 'OAuth token expired and refresh failed';
    const integration = { name: 'Projects', status: 'error', status_cause: 'refresh_refused', status_reason: reason };
    const { sentences } = pageOf('error', { integration } as Partial<LinkSubject>);
    expect(sentences[0]).toContain('has broken since: Basecamp access was revoked or has expired.');
  });

  it('says that it is broken again, and why', () => {
    const { mood, sentences } = pageOf('error');
    expect(mood).toBe('bad');
    expect(sentences[0]).toBe(
      'This link connected Projects to Basecamp, but the connection has broken since: Access to Basecamp was revoked.',
    );
  });

  it('says that it does not work in an outage of the provider, and asks for nothing', () => {
    expect(pageOf('active', {}, 'server_error')).toMatchObject({
      mood: 'bad',
      sentences: [
        'This link connected Projects to Basecamp, but it does not work at the moment: Basecamp answers with errors.',
        'You do not have to do anything: it works again as soon as Basecamp does.',
      ],
    });
    expect(pageOf('active', {}, 'webhook_refused').sentences).toHaveLength(1);
    expect(pageOf('inactive', {}, 'server_error').title).toBe('Connected, and paused');
  });

  it('leaves out in other languages why, which is known in English only', () => {
    expect(pageOf('error', {}, null, 'de').sentences[0]).toBe(
      'Dieser Link hat Projects mit Basecamp verbunden, aber die Verbindung ist seitdem wieder unterbrochen.',
    );
  });

  it('says that it is paused, or waits for an administrator', () => {
    expect(pageOf('inactive').title).toBe('Connected, and paused');
    expect(pageOf('error', { waits_for_approval: true }).title).toBe('It works, and waits for approval');
  });
});
