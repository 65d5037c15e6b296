import { baseStyle } from '@linesman/page-style';

const escape = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

export const style = `${baseStyle}
main{max-width:34rem;margin:12vh auto;padding:0 20px}.card{background:var(--card);border:1px solid var(--line);border-radius:var(--radius);box-shadow:var(--shadow);padding:28px}.product{color:var(--soft);font-weight:600;margin-bottom:14px}h1{margin-bottom:12px}p{margin-bottom:14px}form{margin-top:12px}button{font:inherit;font-weight:600;min-height:44px;padding:10px 18px;border:1px solid var(--accent);border-radius:8px;background:var(--accent);color:var(--card);cursor:pointer}button.quiet{background:none;color:var(--accent)}`;

export interface PageButton {
  label: string;
  /** Where it posts to. */
  action: string;
  /** One field that it posts. */
  field?: { name: string; value: string };
  quiet?: true;
}

/** A page for a contact, who has a link and no account. */
export function contactPage(page: { product: string; title: string; lines: string[]; buttons: PageButton[] }): string {
  const [product, title] = [page.product, page.title].map(escape);
  const lines = page.lines.map((line) => `<p>${escape(line)}</p>`).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>${title} · ${product}</title>
<style>${style}</style></head><body><main><div class="card"><p class="product">${product}</p><h1>${title}</h1>
${lines}${page.buttons.map(form).join('')}</div></main></body></html>`;
}

const form = ({ label, action, field, quiet }: PageButton): string =>
  `<form method="post" action="${escape(action)}">${
    field ? `<input type="hidden" name="${escape(field.name)}" value="${escape(field.value)}">` : ''
  }<button${quiet ? ' class="quiet"' : ''}>${escape(label)}</button></form>`;
