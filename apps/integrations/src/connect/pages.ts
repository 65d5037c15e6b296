import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import type { Liquid } from 'liquidjs';
import type { LinkSubject } from './read-link';
import type { ConnectSession } from './connect-session.entity';
import type { Told } from './told';

const folder = join(__dirname, 'pages');
const fileOf = (name: string) => readFileSync(join(folder, name), 'utf8');
const style = fileOf('page.css').trim();
const styleHash = createHash('sha256').update(style).digest('base64');

let engine: Promise<Liquid> | undefined;

/** Made for the first visitor. Templates come from memory, so that none can reach for a file. */
async function makeEngine(): Promise<Liquid> {
  const { Liquid } = await import('liquidjs');
  const templates = readdirSync(folder).filter((name) => name.endsWith('.liquid'));
  return new Liquid({
    templates: Object.fromEntries(templates.map((name) => [name.replace('.liquid', ''), fileOf(name)])),
    outputEscape: 'escape',
    ownPropertyOnly: true,
    parseLimit: 100_000,
    renderLimit: 1_000,
    memoryLimit: 1_000_000,
  });
}

/**
 * A form's target policy covers every redirect that follows, and a provider may send people on to their company's
 * own login page: so any https origin, and in development the stand-in's. A page without consent posts to us alone.
 */
const policyOf = (authorizeOrigin?: string): string =>
  [
    `default-src 'none'`,
    `style-src 'sha256-${styleHash}'`,
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

/** Names that every page of a link shows. */
export function subjectScope(
  session: ConnectSession,
  { integration, provider, customer_name, product_name }: LinkSubject,
): Record<string, unknown> {
  const provider_name = provider.manifest.display_name;
  return {
    title: `${integration.credential_version === 0 ? 'Connect' : 'Reconnect'} ${provider_name}`,
    product_name,
    provider_name,
    customer_name,
    integration_name: integration.name,
    account_name: integration.provider_account_name,
    expires_at: `${session.expires_at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  };
}

export const sendStartPage = (
  reply: FastifyReply,
  session: ConnectSession,
  subject: LinkSubject,
  authorizeOrigin: string,
): Promise<void> => sendPage(reply, 200, 'start', subjectScope(session, subject), authorizeOrigin);

export function sendTold(reply: FastifyReply, told: Told, product_name = 'Linesman', again?: string): Promise<void> {
  const { status, ...shown } = told;
  return sendPage(reply, status, 'told', { ...shown, product_name, again });
}
