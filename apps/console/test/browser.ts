import { nestingFaults } from './nesting-faults';

/** A minimal browser: it keeps cookies, follows redirects and submits forms. It takes no page that a real one would repair. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  async open(
    path: string,
    form?: Record<string, string> | [string, string][] | FormData,
  ): Promise<{ url: string; response: Response; html: string }> {
    let url = new URL(path, this.origin).href;
    let body = form instanceof FormData ? form : form && new URLSearchParams(form);
    for (let hops = 0; hops < 12; hops++) {
      const response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { accept: 'text/html', cookie: this.cookieHeader() },
        body,
      });
      for (const line of response.headers.getSetCookie()) this.keepCookie(line);
      const location = response.headers.get('location');
      const leads = response.status >= 300 && response.status < 400;
      if (!location || !leads || !new URL(location, url).hostname.startsWith('127.'))
        return { url: location ?? url, response, html: await pageOf(response) };
      url = new URL(location, url).href;
      body = undefined;
    }
    throw new Error('Too many redirects');
  }

  /** The CSRF token in the forms of a page. */
  async csrf(path: string): Promise<string> {
    const { html } = await this.open(path);
    return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Keeps a cookie, as a script of a page or an answer sets it. One that is too long is ignored. */
  keepCookie(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (pair.length > 4_096) return;
    if (value) this.cookies.set(name, value);
    else this.cookies.delete(name);
  }
}

async function pageOf(response: Response): Promise<string> {
  const html = await response.text();
  const faults = response.headers.get('content-type')?.startsWith('text/html') ? nestingFaults(html) : [];
  if (faults.length > 0) throw new Error(`${response.url} is no valid HTML: ${faults.join(', ')}`);
  return html;
}
