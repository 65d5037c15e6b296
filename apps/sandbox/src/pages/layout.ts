import { scriptUrl, stylesheetUrl } from './assets';
import { Html, html } from './html';

export interface Page {
  title: string;
  body: Html;
  /** Which of the bar's places this is. */
  place?: string;
  /** Journals whose changes it shows. */
  hears?: string[];
  /** What came of the button that was pressed. */
  notice?: Html | false | undefined;
  /** Leads to Linesman's own pages. */
  console?: string;
  narrow?: boolean;
}

const places = [
  ['/switches', 'Switches'],
  ['/slack', 'Slack'],
  ['/mail', 'Mail'],
] as const;

const icon = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#b45309"/><circle cx="16" cy="16" r="8" fill="none" stroke="#fff" stroke-width="2.5"/><path d="M8 16h16M16 8c4 4 4 12 0 16c-4-4-4-12 0-16" fill="none" stroke="#fff" stroke-width="2"/></svg>')}`;

export const page = ({ title, body, place, hears = [], notice, console, narrow }: Page): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Sandbox</title>
        <link rel="stylesheet" href="${stylesheetUrl}" />
        <link rel="icon" href="${icon}" />
        ${hears.length > 0 && html`<script src="${scriptUrl}" defer></script>`}
      </head>
      <body data-hears="${hears.join(' ')}">
        <a class="skip" href="#main">Skip to content</a>
        <header class="bar">
          <div class="bar-in">
            <a class="brand" href="/"><img src="${icon}" alt="" width="22" height="22" />Sandbox</a>
            <nav aria-label="Main">
              ${places.map(([href, name]) => html`<a href="${href}" ${href === place && new Html('aria-current="page"')}>${name}</a>`)}
            </nav>
            ${console && html`<a class="out" href="${console}/">Linesman’s console →</a>`}
          </div>
        </header>
        <main id="main" class="${narrow && 'narrow'}">${body}</main>
        ${notice && html`<div class="notice" role="status">${notice}</div>`}
      </body>
    </html>`.text;
