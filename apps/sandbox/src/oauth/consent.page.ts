import { html } from '../pages/html';
import { page } from '../pages/layout';
import type { AuthorizationServer } from './authorization-server';

export function consentPage(
  { code, title, accounts }: AuthorizationServer,
  uid: string,
  client: string,
  scopes: string[],
  chosen: string,
): string {
  const options = accounts();
  const preselected = options.find(({ account }) => account === chosen) ?? options[0];
  const radios = options.map(
    (option) =>
      html`<label class="line choice">
        <input type="radio" name="account" value="${option.account}" ${option === preselected && 'checked'} />
        <span class="line-main"
          ><span class="line-title">${option.label}</span><span class="dim small">${option.detail}</span></span
        >
      </label>`,
  );
  return page({
    title,
    narrow: true,
    body: html`<section class="card">
      <div class="pad head-main">
        <h1>${title}</h1>
        <p><strong>${client}</strong> asks for access to your account.</p>
        <p class="dim small">It will be able to use: ${scopes.filter(Boolean).join(', ')}</p>
      </div>
      <form method="post" action="/consent/${code}/${uid}">
        <fieldset class="rows">
          <legend class="unseen">Account</legend>
          ${radios}
        </fieldset>
        <p class="buttons rows pad">
          <button class="button primary" name="decision" value="allow">Allow</button>
          <button class="button" name="decision" value="cancel">Cancel</button>
        </p>
      </form>
    </section>`,
  });
}
