import { html, type Html } from './html';

const doors = [
  ['/idp', 'Identity provider of Linesman’s own users', '/idp/.well-known/openid-configuration'],
  ['/salesforce', 'OAuth 2.0, query, limits, userinfo', '/salesforce/.well-known/openid-configuration'],
  ['/dropbox', 'OAuth 2.0, account, folders', '/_control/accounts?provider=dropbox'],
  ['/stripe', 'Payments with idempotency keys', '/_control/accounts?provider=stripe'],
  ['/xero', 'OAuth 2.0, connections, invoices, contacts', '/_control/accounts?provider=xero'],
  ['/google', 'OAuth 2.0, userinfo, Drive files and changes', '/_control/accounts?provider=google'],
  ['/basecamp', 'OAuth 2.0, projects, to-dos', '/_control/accounts?provider=basecamp'],
  ['/custom_api', 'A tenant’s own API', '/_control/accounts?provider=custom_api'],
  ['/slack/api', 'A workspace for each tenant', '/_control/slack/messages'],
] as const;

/** For programs: what stands under which address. */
export const doorsTo = (smtp_port: number): Html =>
  html`<section class="card" id="doors">
    <div class="card-head"><h2>For programs</h2></div>
    <p class="said">
      Each speaks its provider’s protocol under this address. Everything here has JSON under <code>/_control</code>.
    </p>
    <ul class="rows doors">
      ${doors.map(
        ([path, what, look]) =>
          html`<li>
            <a class="line" href="${look}"
              ><span class="line-main"><code>${path}</code><span class="dim small">${what}</span></span></a
            >
          </li>`,
      )}
      <li class="line">
        <span class="line-main"
          ><code>SMTP on port ${smtp_port}</code><span class="dim small">Every address has a mailbox</span></span
        >
      </li>
    </ul>
  </section>`;
