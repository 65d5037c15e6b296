import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Starts a page of another service that shows one call to action under a very strict content security policy. */
export async function startPage(linesman: string, provider: string, token: () => Promise<string>) {
  let given = 0;
  const policy = [
    `default-src 'none'`,
    `script-src 'self' ${linesman}`,
    `connect-src 'self' ${linesman}`,
    `base-uri 'none'`,
    `require-trusted-types-for 'script'`,
    'trusted-types integration-cta',
  ].join('; ');
  const html = `<!doctype html><html lang="en"><title>theirs</title>
    <script type="module" src="${linesman}/cta/integration-cta.js"></script>
    <script type="module" src="/page.js"></script>
    <button id="before">Before</button><integration-cta provider="${provider}"></integration-cta>`;
  const script = `
    const cta = document.querySelector('integration-cta');
    const renew = async () => cta.setAttribute('token', await (await fetch('/token')).text());
    cta.addEventListener('integration-cta-expired', renew);
    void renew();`;
  const server = createServer((request, response) => {
    if (request.url === '/token') {
      given += 1;
      void token().then((text) => response.end(text));
    } else if (request.url === '/page.js') response.setHeader('content-type', 'text/javascript').end(script);
    else
      response
        .setHeader('content-security-policy', policy)
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokensGiven: () => given,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
