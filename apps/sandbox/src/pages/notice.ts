import { html, type Html } from './html';

const watch = (console: string): Html =>
  html`Watch <a href="/slack">Slack</a>, <a href="/mail">the mailbox</a> and <a href="${console}/">the console</a>.`;

/** What came of a button, by the word that its answer's address carries. */
export function noticeOf(said: string | undefined, console: string): Html | undefined {
  switch (said) {
    case 'on':
      return html`Broken. ${watch(console)}`;
    case 'off':
      return html`Mended. ${watch(console)}`;
    case 'cleared':
      return html`Everything is mended.`;
    case 'revoked':
      return html`Access is revoked. ${watch(console)}`;
    case 'expired':
      return html`The access tokens have expired.`;
    case 'clicked':
      return html`Clicked: Linesman took it.`;
    default:
      return undefined;
  }
}
