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
      html`<label>
        <input type="radio" name="account" value="${option.account}" ${option === preselected && 'checked'} />
        <strong>${option.label}</strong> <span class="dim">${option.detail}</span>
      </label>`,
  );
  return page(
    title,
    html`<div class="card">
      <h1>${title}</h1>
      <p><strong>${client}</strong> asks for access to your account.</p>
      <p class="dim">It will be able to use: ${scopes.filter(Boolean).join(', ')}</p>
      <form method="post" action="/consent/${code}/${uid}">
        ${radios}
        <p class="row">
          <button class="primary" name="decision" value="allow">Allow</button>
          <button name="decision" value="cancel">Cancel</button>
        </p>
      </form>
    </div>`,
  );
}
