import type { Brand, Language } from '@linesman/contracts';
import { baseStyle, brandStyleUrl, shownLogo } from '@linesman/page-style';
import { oneLine } from '@linesman/texts';

const escape = (text: string): string => oneLine(text).replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

export const style = `${baseStyle}
main{max-width:34rem;margin:12vh auto;padding:0 20px}.card{background:var(--card);border:1px solid var(--line);border-radius:var(--radius);box-shadow:var(--shadow);padding:28px}.product{color:var(--soft);font-weight:600;margin-bottom:14px}h1{margin-bottom:12px}p{margin-bottom:14px}form{margin-top:12px}button{font:inherit;font-weight:600;min-height:44px;padding:10px 18px;border:1px solid var(--brand,var(--accent));border-radius:8px;background:var(--brand,var(--accent));color:var(--on-brand,var(--card));cursor:pointer}button.quiet{background:none;border-color:var(--soft);color:var(--ink)}@media(prefers-color-scheme:dark){.logo{background:#fff;border-radius:6px;padding:3px;box-sizing:content-box}}`;

export interface PageButton {
  label: string;
  /** Where it posts to. */
  action: string;
  /** One field that it posts. */
  field?: { name: string; value: string };
  quiet?: true;
}

/** In whose name a page is. */
export interface PageSender {
  tenant_id: string;
  product_name: string;
  /** Of customers' people whose own is not known. */
  language?: Language | null;
  brand?: Brand | null;
}

export interface ContactPage {
  sender: PageSender;
  /** Of its texts. */
  language: Language;
  title: string;
  lines: string[];
  buttons: PageButton[];
}

/** A page for a contact, who has a link and no account. */
export function contactPage(page: ContactPage): string {
  const { sender, language } = page;
  const [product, title] = [sender.product_name, page.title].map(escape);
  const lines = page.lines.map((line) => `<p>${escape(line)}</p>`).join('\n');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>${title} · ${product}</title>
<style>${style}</style>${colorLink(sender)}</head><body><main><div class="card">${head(sender)}<h1>${title}</h1>
${lines}${page.buttons.map(form).join('')}</div></main></body></html>`;
}

function colorLink({ brand }: PageSender): string {
  const url = brandStyleUrl(brand);
  return url ? `<link rel="stylesheet" href="${url}">` : '';
}

function head(sender: PageSender): string {
  const product = escape(sender.product_name);
  const logo = shownLogo(sender);
  return logo
    ? `<p class="product"><img class="logo" src="${logo.url}" width="${logo.width}" height="${logo.height}" alt="${product}"></p>`
    : `<p class="product">${product}</p>`;
}

const form = ({ label, action, field, quiet }: PageButton): string =>
  `<form method="post" action="${escape(action)}">${
    field ? `<input type="hidden" name="${escape(field.name)}" value="${escape(field.value)}">` : ''
  }<button${quiet ? ' class="quiet"' : ''}>${escape(label)}</button></form>`;
