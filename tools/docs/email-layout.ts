import { readFileSync } from 'node:fs';
import mjml from 'mjml';

const source = new URL('../../apps/notifier/emails/layout.mjml', import.meta.url);

/** No email loads a font from elsewhere, which would tell who reads it. */
const options = { validationLevel: 'strict', fonts: {} } as const;

/** What MJML takes no placeholder for stands in the source as a value of its own, and is replaced afterwards. */
const placeholders: Record<string, string> = {
  '#0000ee': '{{ color }}',
  'width="123"': 'width="{{ logo.width }}"',
  'width:123px': 'width:{{ logo.width }}px',
  'height="45"': 'height="{{ logo.height }}"',
  'height:45px': 'height:{{ logo.height }}px',
};

/**
 * The layout of every email, in the HTML that email programs understand. MJML writes it here and not in the notifier, which
 * then neither loads it nor has it among its packages.
 */
export async function emailLayout(): Promise<string> {
  const { html, errors } = await mjml(readFileSync(source, 'utf8'), options);
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  const filled = Object.entries(placeholders).reduce((text, [value, placeholder]) => {
    if (!text.includes(value)) throw new Error(`MJML no longer writes ${value}`);
    return text.replaceAll(value, placeholder);
  }, html);
  return `${filled.trim().replaceAll(/\s*\n\s*/g, '\n')}\n`;
}
