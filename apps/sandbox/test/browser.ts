import { createHash, randomBytes } from 'node:crypto';

/** As much of a browser as a login needs: it stores cookies, follows redirects and submits forms. */
export class Browser {
  private readonly cookies = new Map<string, { value: string; path: string }>();

  /** Follows redirects until one leads away from `origin` or a page comes. */
  async visit(
    url: string,
    origin: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; status: number; page: string }> {
    let [next, body] = [url, form];
    for (let hops = 0; hops < 12; hops++) {
      if (!next.startsWith(origin)) return { url: next, status: 0, page: '' };
      const { pathname } = new URL(next);
      const cookie = [...this.cookies]
        .filter(([, { path }]) => pathname.startsWith(path))
        .map(([name, { value }]) => `${name}=${value}`)
        .join('; ');
      const response = await fetch(next, {
        redirect: 'manual',
        headers: { cookie },
        ...(body ? { method: 'POST', body: new URLSearchParams(body) } : {}),
      });
      for (const line of response.headers.getSetCookie()) this.keep(line);
      const location = response.headers.get('location');
      if (!location) return { url: next, status: response.status, page: await response.text() };
      [next, body] = [new URL(location, next).href, undefined];
    }
    throw new Error('Too many redirects');
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
    if (value) this.cookies.set(name, { value, path });
    else this.cookies.delete(name);
  }
}

export interface Authorization {
  origin: string;
  authorize: string;
  token: string;
  redirect_uri: string;
  client_id: string;
  client_secret?: string;
  params?: Record<string, string>;
}

export interface TokenAnswer {
  status: number;
  body: Record<string, string> & { expires_in?: number };
}

export async function askToken(url: string, form: Record<string, string>): Promise<TokenAnswer> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as TokenAnswer['body'] };
}

/** The whole OAuth flow of a browser: authorize with PKCE, choose the account, decide, and return the callback. */
export async function authorize(
  flow: Authorization,
  form: Record<string, string>,
  browser = new Browser(),
): Promise<{ callback: URL; verifier: string; state: string; page: string }> {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(8).toString('hex');
  const url = new URL(flow.authorize);
  url.search = new URLSearchParams({
    client_id: flow.client_id,
    response_type: 'code',
    redirect_uri: flow.redirect_uri,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...flow.params,
  }).toString();
  const shown = await browser.visit(url.href, flow.origin);
  if (shown.status !== 200) throw new Error(`${shown.status} ${shown.url} ${shown.page}`);
  const { url: end, page } = await browser.visit(shown.url, flow.origin, form);
  if (end.startsWith(flow.origin)) throw new Error(`Not sent back: ${page}`);
  return { callback: new URL(end), verifier, state, page: shown.page };
}

/** @param boxes of the consent page that are ticked. */
export async function connect(
  flow: Authorization,
  account: string,
  browser?: Browser,
  boxes: Record<string, string> = {},
): Promise<TokenAnswer> {
  const { callback, verifier } = await authorize(flow, { ...boxes, account, decision: 'allow' }, browser);
  return askToken(flow.token, {
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: flow.redirect_uri,
    code_verifier: verifier,
    client_id: flow.client_id,
    ...(flow.client_secret ? { client_secret: flow.client_secret } : {}),
  });
}
