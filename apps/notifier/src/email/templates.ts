import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Liquid } from 'liquidjs';

const folder = join(__dirname, '..', '..', 'templates');
const limits = { parseLimit: 50_000, renderLimit: 200, memoryLimit: 1_000_000 };

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** All templates are read at start; rendering reaches neither the disk nor anything that is not handed to it. */
@Injectable()
export class Templates {
  private readonly files = Object.fromEntries(
    readdirSync(folder).map((name) => [basename(name, '.liquid'), readFileSync(join(folder, name), 'utf8')]),
  );
  private readonly plain = this.engine();
  private readonly html = this.engine('escape');
  private readonly parsed = new Map(
    Object.entries(this.files).map(([name, source]) => [
      name,
      (name.endsWith('.html') ? this.html : this.plain).parse(source, name),
    ]),
  );

  /** The text template's first line is the subject. */
  render(name: string, values: Record<string, unknown>): RenderedMail {
    const source = this.run(this.plain, `${name}.text`, values);
    const [first = '', ...rest] = source.split('\n');
    const subject = first
      .replace(/^Subject:\s*/, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 250);
    return { subject, text: rest.join('\n').trim() + '\n', html: this.run(this.html, `${name}.html`, values) };
  }

  private run(engine: Liquid, name: string, values: Record<string, unknown>): string {
    const template = this.parsed.get(name);
    if (!template) throw new Error(`there is no template ${name}`);
    return engine.renderSync(template, values) as string;
  }

  private engine(outputEscape?: 'escape'): Liquid {
    return new Liquid({
      ...limits,
      outputEscape,
      templates: this.files,
      strictVariables: true,
      lenientIf: true,
      strictFilters: true,
      ownPropertyOnly: true,
    });
  }
}
