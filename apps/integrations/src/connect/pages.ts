import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brandStyleUrl, shownLogo } from '@linesman/page-style';
import { acceptedLanguage, oneLine, type Reader } from '@linesman/texts';
import type { FastifyReply } from 'fastify';
import type { Liquid } from 'liquidjs';
import { type ShownHandOver, wrongField } from './colleague';
import type { ConnectSession } from './connect-session.entity';
import type { EndedLink, LinkSubject, OpenLink } from './follow-link';
import { type NewLink, newLinkOf, withNewLink } from './new-link';
import { endedLink, handedOver, type OutcomePage, usedPage } from './outcome-pages';
import { translate, translated } from './texts/translate';

const folder = join(__dirname, 'pages');
const fileOf = (name: string) => readFileSync(join(folder, name), 'utf8');
const style = fileOf('page.css').trim();
const styleHash = createHash('sha256').update(style).digest('base64');

let engine: Promise<Liquid> | undefined;

/** Made on the first request. Templates are kept in memory, so that no template can include a file. */
async function makeEngine(): Promise<Liquid> {
  const { Liquid, filters } = await import('liquidjs');
  const { escape } = filters as { escape: (this: unknown, text: unknown) => string };
  const templates = readdirSync(folder).filter((name) => name.endsWith('.liquid'));
  return new Liquid({
    templates: Object.fromEntries(templates.map((name) => [name.replace('.liquid', ''), fileOf(name)])),
    // Names come from outside. They must not turn a line around.
    outputEscape(value) {
      return escape.call(this, typeof value === 'string' ? oneLine(value) : value);
    },
    ownPropertyOnly: true,
    parseLimit: 100_000,
    renderLimit: 10_000,
    memoryLimit: 1_000_000,
  });
}

/**
 * `form-action` also limits every redirect after the form, and a provider may redirect to the login page of a person's
 * company. So a page that leads to a consent allows every https origin, and in development that of the stand-in. Other
 * pages may post to this service only.
 */
const policyOf = (authorizeOrigin?: string): string =>
  [
    `default-src 'none'`,
    `style-src 'self' 'sha256-${styleHash}'`,
    `img-src 'self'`,
    `form-action 'self'${authorizeOrigin ? ` https: ${authorizeOrigin}` : ''}`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');

export async function sendPage(
  reply: FastifyReply,
  status: number,
  template: string,
  scope: object,
  authorizeOrigin?: string,
): Promise<void> {
  engine ??= makeEngine();
  const html = (await (await engine).renderFile(template, { ...scope, style })) as string;
  await reply
    .status(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOf(authorizeOrigin),
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
    })
    .send(html);
}

/** Whoever reads a page. The language of a person who is not known is what their browser asks for. */
export const readerOf = (
  reply: FastifyReply,
  { language, time_zone }: Partial<Pick<LinkSubject, 'language' | 'time_zone'>> = {},
): Reader => ({
  language: language ?? acceptedLanguage(reply.request.headers['accept-language']) ?? 'en',
  zone: time_zone ?? 'UTC',
});

/** What the page of a link shows besides what the link is for. */
export interface ShownBeside {
  handOver?: ShownHandOver;
  /** How many requests run once the integration works again. */
  waiting: number;
}

/** What every page of a link shows. */
export function subjectScope(
  reply: FastifyReply,
  { session, subject }: OpenLink,
  { handOver, waiting }: ShownBeside,
): Record<string, unknown> {
  const { integration, provider, customer_name, product_name } = subject;
  const reader = readerOf(reply, subject);
  const provider_name = provider.manifest.display_name;
  const account_name = integration.provider_account_name;
  const t = translated(
    {
      provider: provider_name,
      product: product_name,
      time: { at: session.expires_at },
      ...(account_name && { account: account_name }),
    },
    reader,
  );
  return {
    t,
    ...lookOf(subject),
    language: reader.language,
    title: integration.credential_version === 0 ? t.connect_title : t.reconnect_title,
    product_name,
    provider_name,
    customer_name,
    integration_name: integration.name,
    account_name,
    waiting: waiting > 0 ? translate({ key: 'waiting', values: { count: waiting } }, reader) : undefined,
    back: backOf(session),
    hand_over: handOver && {
      ...handOver,
      about: translate({ key: 'colleague_domain', values: { domain: handOver.domain } }, reader),
      refusal: handOver.refusal && translate(handOver.refusal, reader),
      wrong: handOver.refusal && wrongField(handOver.refusal),
    },
  };
}

export function sendStartPage(
  reply: FastifyReply,
  link: OpenLink,
  { authorizeOrigin, ...shown }: ShownBeside & { authorizeOrigin: string },
): Promise<void> {
  const scope = subjectScope(reply, link, shown);
  return sendPage(reply, shown.handOver?.refusal ? 422 : 200, 'start', scope, authorizeOrigin);
}

/** Where somebody with an account made the link: the integration's page. Somebody without one has nowhere to go back to. */
export const backOf = ({ kind, integration_id }: ConnectSession): string | undefined =>
  kind === 'connect' ? `/integrations/${integration_id}` : undefined;

type Readable = Pick<LinkSubject, 'product_name' | 'language' | 'time_zone' | 'brand' | 'integration'>;

/** The tenant's logo and colour. */
const lookOf = ({ brand, integration }: Pick<LinkSubject, 'brand' | 'integration'>) => ({
  logo: shownLogo({ tenant_id: integration.tenant_id, brand }),
  color_url: brandStyleUrl(brand),
});

export interface OutcomeLinks {
  /** For whom the link is, and in whose name. Absent where no link is known. */
  subject?: Readable;
  /** Where "Try again" leads; without it the page has no such button. */
  again?: string;
  /** Where "Back to …" leads. */
  back?: string;
  /** The form that asks for a new link: what it posts to, and its button. */
  new_link?: { action: string; button: NewLink['button'] };
}

export function sendOutcomePage(
  reply: FastifyReply,
  { status, mood, title, sentences }: OutcomePage,
  { subject, again, back, new_link }: OutcomeLinks = {},
): Promise<void> {
  const reader = readerOf(reply, subject);
  const product_name = subject?.product_name ?? 'Linesman';
  return sendPage(reply, status, 'outcome', {
    t: translated({ product: product_name }, reader),
    ...(subject && lookOf(subject)),
    language: reader.language,
    mood,
    title: translate(title, reader),
    sentences: sentences.map((one) => translate(one, reader)),
    product_name,
    again,
    back,
    new_link,
  });
}

function endedPage(link: EndedLink): OutcomePage {
  if (link.state === 'used') return usedPage(link.subject, link.session.outcome);
  return link.state === 'handed_over' ? handedOver(link.session.handed_to) : endedLink[link.state];
}

/** The page of a link that was used or has ended. */
export function sendEndedPage(
  reply: FastifyReply,
  link: EndedLink,
  { token, now, status }: { token: string; now: Date; status?: number },
): Promise<void> {
  const page = endedPage(link);
  const newLink = newLinkOf(link, now);
  const { subject, session } = link;
  return sendOutcomePage(
    reply,
    { ...(newLink ? withNewLink(page, newLink) : page), status: status ?? page.status },
    {
      subject,
      back: subject && session && backOf(session),
      new_link: newLink?.may_ask
        ? { action: `/connect/${encodeURIComponent(token)}/new-link`, button: newLink.button }
        : undefined,
    },
  );
}
