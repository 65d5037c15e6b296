import { Html, html } from './html';

const style = new Html(`
:root { color-scheme: light dark; --line: light-dark(#d9dce3, #3a3f4b); --soft: light-dark(#f5f6f8, #1e2128);
  --ink: light-dark(#1d2129, #e7e9ee); --dim: light-dark(#667085, #98a2b3); --blue: light-dark(#1f5fd6, #7aa7ff); }
* { box-sizing: border-box }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: light-dark(#fff, #15171c) }
header { border-bottom: 1px solid var(--line); padding: .7rem 1.5rem; display: flex; gap: 1.5rem; align-items: baseline }
header strong { font-size: 1.05rem } a { color: var(--blue); text-decoration: none } a:hover { text-decoration: underline }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem }
h1 { font-size: 1.4rem; margin: 0 0 .8rem } h2 { font-size: 1.1rem; margin: 1.8rem 0 .6rem }
table { border-collapse: collapse; width: 100% } td, th { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top }
th { color: var(--dim); font-weight: 500 } code, pre { font: 13px/1.45 ui-monospace, monospace } .plain { white-space: pre-line } .section { margin: 0 0 10px } pre { white-space: pre-wrap; overflow-wrap: anywhere }
.card { border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.2rem; margin: 0 0 1rem; background: var(--soft); overflow-wrap: anywhere }
.dim { color: var(--dim); font-size: .87rem } .row { display: flex; gap: .5rem; flex-wrap: wrap; align-items: center }
form { margin: 0 } form.row { margin: .4rem 0 }
button, input, select { font: inherit; padding: .3rem .75rem; border: 1px solid var(--line); border-radius: 6px; background: light-dark(#fff, #262a33); color: var(--ink) }
button { cursor: pointer } button.primary { background: #1a7f4b; border-color: #1a7f4b; color: #fff } button.danger { background: #c23a3a; border-color: #c23a3a; color: #fff }
.thread { margin: .8rem 0 0 1.2rem; border-left: 3px solid var(--line); padding-left: 1rem } iframe { width: 100%; height: 36rem; border: 1px solid var(--line); border-radius: 8px; background: #fff }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: .3rem 1.5rem } blockquote { margin: 0; border-left: 3px solid var(--line); padding-left: .7rem } label { display: block; padding: .35rem 0 }`);

const nav = [
  ['/slack', 'Slack'],
  ['/mail', 'Mail'],
  ['/switches', 'Switches'],
];

/** Nothing is loaded from anywhere and nothing runs: mails and messages are shown as they came. */
export const page = (title: string, body: Html): string =>
  html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
      <title>${title} · Sandbox</title>
      <style>
        ${style}
      </style>
      <header>
        <strong><a href="/">Sandbox</a></strong>
        ${nav.map(([href, name]) => html`<a href="${href}">${name}</a>`)}
      </header>
      <main>${body}</main>
    </html>`.text;
