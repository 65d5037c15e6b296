import { html, type Html } from './html';

export type Fields = Record<string, string>;

export const hidden = (fields: Fields): Html[] =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);

interface Button {
  label: string;
  /** What it is about, for those who do not see where it stands. */
  about?: string;
  style?: 'primary' | 'danger' | 'quiet' | 'off' | '';
}

/** A form that is one button. */
export const press = (action: string, { label, about, style = '' }: Button, fields: Fields): Html =>
  html`<form method="post" action="/switches/${action}">
    ${hidden(fields)}<button class="button ${style}" ${about && html`aria-label="${label}: ${about}"`}>${label}</button>
  </form>`;
