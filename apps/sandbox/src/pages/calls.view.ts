import { providerNames } from '../switches/switch-words';
import type { Call } from '../traffic/call-log';
import { html, type Html } from './html';
import { moment } from './moment';

const styleOf = (status: number | null): string => {
  if (status === null) return '';
  if (status === 0 || status >= 500) return 'bad';
  return status >= 400 ? 'warn' : 'good';
};

const wordsFor = (status: number | null): string =>
  status === null ? 'Running' : status === 0 ? 'Cut' : String(status);

export const callLines = (calls: Call[]): Html =>
  calls.length === 0
    ? html`<div class="empty rows"><strong>No calls yet</strong><span>They show here as they come in.</span></div>`
    : html`<ol class="rows">
        ${calls.map(
          ({ seq, provider, method, path, status, ms, account, time }) =>
            html`<li class="line call" id="call-${seq}">
              <span class="badge ${styleOf(status)}">${wordsFor(status)}</span>
              <span class="line-main"
                ><code>${method} ${path.split('?', 1)[0]}</code
                ><span class="dim small"
                  >${providerNames[provider].name}${account && ` · ${account}`}${ms !== null && ` · ${Math.round(ms)} ms`}</span
                ></span
              >
              <span class="dim small">${moment(time)}</span>
            </li>`,
        )}
      </ol>`;
