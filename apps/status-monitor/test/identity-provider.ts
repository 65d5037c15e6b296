import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const samples = join(__dirname, '../../../libs/providers/src/sso_saml/samples');
export const ENTITY_ID = 'https://idp.techcorp.example/saml';
type Sample = 'metadata' | 'metadata-rollover' | 'metadata-expired';

/** A customer's identity provider for SAML over a real socket. Each path below `/metadata` is the metadata of one application. */
export class IdentityProvider {
  /** What the metadata are, by path. */
  readonly metadata = new Map<string, Sample>();
  /** The path of each request. */
  readonly calls: string[] = [];
  private readonly server = createServer((request, response) => {
    const path = request.url ?? '';
    this.calls.push(path);
    const sample = this.metadata.get(path);
    if (sample) return void response.writeHead(200, { 'content-type': 'application/xml' }).end(this.read(sample));
    response.writeHead(path === '/sign-on' ? 400 : 404).end('no');
  });
  private origin = '';

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  addressOf(path: string): string {
    return this.origin + path;
  }

  /** How often the metadata were asked for. */
  asked(path: string): number {
    return this.calls.filter((call) => call === path).length;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private read(sample: Sample): string {
    const text = readFileSync(join(samples, `${sample}.xml`), 'utf8');
    return text.replaceAll('https://idp.techcorp.example/saml/redirect', `${this.origin}/sign-on`);
  }
}
