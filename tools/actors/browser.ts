/** A person with a browser and no account: follows links and redirects, keeps cookies, sends forms. */
export class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();

  async get(url: string): Promise<Page> {
    return this.open(url, { method: 'GET' });
  }

  /** Presses the button of a page's form; `fields` fill it in. */
  async submit(page: Page, fields: Record<string, string> = {}, pick?: (form: string) => boolean): Promise<Page> {
    const forms = [...page.html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)].map(([form]) => form);
    const form = pick ? forms.find(pick) : forms[0];
    if (!form)
      throw new Error(`there is no form on ${page.url}, which answered ${page.status}: ${page.html.slice(0, 300)}`);
    const head = /<form\b([^>]*)>/i.exec(form)![1]!;
    const values = new URLSearchParams();
    for (const [input] of form.matchAll(/<input\b[^>]*type="?hidden[^>]*>/gi))
      values.set(attribute(input, 'name'), attribute(input, 'value'));
    for (const [name, value] of Object.entries(fields)) values.set(name, value);
    const action = new URL(attribute(head, 'action') || page.url, page.url).href;
    return this.open(action, {
      method: 'POST',
      body: values,
      headers: { origin: new URL(page.url).origin, referer: page.url },
    });
  }

  private async open(url: string, init: RequestInit): Promise<Page> {
    let next = url;
    let request = init;
    for (let hops = 0; hops < 15; hops += 1) {
      const { origin } = new URL(next);
      const jar = this.cookies.get(origin) ?? new Map<string, string>();
      this.cookies.set(origin, jar);
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(next, {
        ...request,
        redirect: 'manual',
        headers: { accept: 'text/html', ...(request.headers as Record<string, string>), ...(cookie ? { cookie } : {}) },
        signal: AbortSignal.timeout(20_000),
      });
      for (const line of response.headers.getSetCookie()) keep(jar, line);
      const location = response.headers.get('location');
      if (!location || response.status < 300 || response.status >= 400)
        return { url: next, status: response.status, html: await response.text() };
      await response.body?.cancel();
      next = new URL(location, next).href;
      request = { method: 'GET' };
    }
    throw new Error(`${url} redirects more than 15 times`);
  }
}

export interface Page {
  url: string;
  status: number;
  html: string;
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
};

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(tag)?.[1] ?? '';
  return found.replace(/&\w+;|&#\d+;/g, (entity) => entities[entity] ?? entity);
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair] = line.split(';');
  const at = pair!.indexOf('=');
  const [name, value] = [pair!.slice(0, at), pair!.slice(at + 1)];
  if (/max-age=0|expires=thu, 01 jan 1970/i.test(line) || value === '') jar.delete(name);
  else jar.set(name, value);
}
