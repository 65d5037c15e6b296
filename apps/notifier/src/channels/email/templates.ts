import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { oneLine } from '@linesman/texts';
import { Injectable } from '@nestjs/common';
import type { Liquid, Template } from 'liquidjs';

const folder = join(__dirname, '..', '..', '..', 'templates');
const limits = { parseLimit: 50_000, renderLimit: 10_000, memoryLimit: 1_000_000 };

export interface RenderedEmail {
  subject: string;
  text: string;
  html: string;
}

/** Names come from outside. They must not break a line, or turn it around. */
const inOneLine = (value: string | number | null | undefined): string => oneLine(String(value ?? ''));

interface Engines {
  plain: Liquid;
  html: Liquid;
  parsed: Map<string, Template[]>;
}

/** All templates are read at start. Rendering reads neither the disk nor any value that it is not given. */
@Injectable()
export class Templates {
  private readonly sources = Object.fromEntries(
    readdirSync(folder).map((name) => [basename(name, '.liquid'), readFileSync(join(folder, name), 'utf8')]),
  );
  private engines?: Promise<Engines>;

  /** The first line of the text template is the subject. */
  async render(name: string, values: Record<string, unknown>): Promise<RenderedEmail> {
    const { plain, html, parsed } = await (this.engines ??= this.open());
    const of = (kind: string): Template[] => {
      const template = parsed.get(`${name}.${kind}`);
      if (!template) throw new Error(`there is no template ${name}.${kind}`);
      return template;
    };
    const [first = '', ...rest] = (plain.renderSync(of('text'), values) as string).split('\n');
    const subject = first
      .replace(/^Subject:\s*/, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 250);
    const page = html.renderSync(of('html'), { ...values, subject }) as string;
    return { subject, text: rest.join('\n').trim() + '\n', html: page };
  }

  /** The library is loaded with the first email, because an idle process does not need it. */
  private async open(): Promise<Engines> {
    const liquid = await import('liquidjs');
    const strict = { strictVariables: true, lenientIf: true, strictFilters: true, ownPropertyOnly: true };
    const options = { ...limits, ...strict, templates: this.sources };
    const { escape } = liquid.filters as { escape: (this: unknown, text: unknown) => string };
    const plain = new liquid.Liquid({ ...options, outputEscape: inOneLine });
    const html = new liquid.Liquid({
      ...options,
      outputEscape(value: Parameters<typeof inOneLine>[0]) {
        return escape.call(this, inOneLine(value));
      },
    });
    const parsed = Object.entries(this.sources).map(
      ([name, source]) => [name, (name.endsWith('.html') ? html : plain).parse(source, name)] as const,
    );
    return { plain, html, parsed: new Map(parsed) };
  }
}
