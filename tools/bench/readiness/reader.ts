import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';

/** One reader over one connection that stays open. */
export class Reader {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly url: string;
  private readonly headers: Record<string, string>;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.url = url;
    this.headers = headers;
  }

  /** @throws when it is not answered with 200. */
  async read(): Promise<string> {
    const asked = request(this.url, { agent: this.agent, headers: this.headers }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    let text = '';
    for await (const part of response.setEncoding('utf8')) text += part;
    if (response.statusCode !== 200) throw new Error(`${this.url} answered ${response.statusCode}: ${text}`);
    return text;
  }

  close(): void {
    this.agent.destroy();
  }
}
