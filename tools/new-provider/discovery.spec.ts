import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causes } from '@linesman/contracts';
import { loadProviders, type Providers } from '@linesman/providers';
import { capabilityLines, limitInWords, neededScopes, scopesInWords, textLines } from './manifest-in-words.ts';

const libs = join(__dirname, '../../libs');
const folder = join(libs, 'providers/src');
const headingsOf = (text: string): string[] => text.match(/^#{2,4} .+$/gm) ?? [];
const template = headingsOf(readFileSync(join(__dirname, 'templates/common/DISCOVERY.md.txt'), 'utf8'));
const codes = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const discoveryOf = (code: string): string => readFileSync(join(folder, code, 'DISCOVERY.md'), 'utf8');

const textsOf = (pattern: string, cwd: string): string =>
  globSync(pattern, { cwd })
    .map((path) => readFileSync(join(cwd, path), 'utf8'))
    .join('\n');
/** What all providers may name: contracts, the kit, variables, tables and the events of an integration. */
const shared =
  textsOf('{contracts,provider-kit}/src/**/*.ts', libs) +
  textsOf('{configuration,database}.md', join(libs, '../docs')) +
  textsOf('integration-events.controller.ts', join(libs, '../apps/status-monitor/src/observations'));
const codeOf = (code: string): string => shared + textsOf('**/*.{ts,json}', join(folder, code));

const sectionOf = (text: string, heading: string): string =>
  text.split(new RegExp(`^#+ ${heading}$`, 'm'))[1]?.split(/^#/m)[0] ?? '';
/** Sentences that say of something that it is left out, each with its reason. */
const leftOutOf = (text: string): string[] =>
  text
    .slice(text.indexOf('\n## '))
    .split('\n')
    .flatMap((line) => line.match(/left out[:,] [^.]*/gi) ?? []);

let providers: Providers;
beforeAll(async () => {
  providers = await loadProviders([]);
});

describe.each(codes)('DISCOVERY.md of %s', (code) => {
  const text = discoveryOf(code);
  const lines = text.split('\n');
  const quoted = new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, word]) => word!));

  it('has the sections of the template, in order', () => {
    expect(lines[0]).toBe(`# ${providers.get(code)!.manifest.display_name} Integration - Deep Discovery Document`);
    expect(headingsOf(text).filter((heading) => template.includes(heading))).toEqual(template);
  });

  it('names the interval of the probe and the place to reconnect as the manifest has them', () => {
    const { manifest } = providers.get(code)!;
    expect(text).toContain(`every ${manifest.probe_interval_seconds} s`);
    expect(text).toContain(manifest.reconnect_path);
  });

  it('states the limit and the scopes of the manifest', () => {
    const { manifest } = providers.get(code)!;
    const api = sectionOf(text, 'API Capabilities');
    const limits = api.split('\n').find((line) => line.startsWith('- **Rate limits**')) ?? '';
    expect(limits).toMatch(new RegExp(`manifest (takes|holds to) ${limitInWords(manifest)}\\b`));
    expect(api).toContain(scopesInWords(manifest) ?? '');
  });

  it('lists the capabilities with their versions and parameters, and no others', () => {
    const listed = lines.filter((line) => /^- `[A-Z0-9_]+` version /.test(line));
    expect(listed).toEqual(capabilityLines(providers.get(code)!.manifest));
  });

  it('has the texts of the manifest word for word', () => {
    const handling = sectionOf(text, 'Error Handling Strategy').split('\n');
    const told = handling.filter((line) => /^- (`[a-z_]+`: |The last step)/.test(line));
    expect(told).toEqual(textLines(providers.get(code)!.manifest));
  });

  it('names no capability, parameter, cause or event that does not exist', () => {
    const known = codeOf(code);
    const names = lines.flatMap((line) => {
      const quotedHere = [...line.matchAll(/`([^`]+)`/g)].flatMap(([, word]) => word!.match(/\w+_\w+/g) ?? []);
      const inCapitals = line.match(/\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\b/g) ?? [];
      // What a line with a source quotes may be a word of the provider's that we do not use.
      return /\(sources? \d/.test(line) ? inCapitals : [...quotedHere, ...inCapitals];
    });
    expect([...new Set(names)].filter((name) => !new RegExp(`\\b${name}\\b`).test(known))).toEqual([]);
  });

  it('names no limit of a call that no capability has as a parameter', () => {
    const { manifest } = providers.get(code)!;
    const parameters = JSON.stringify(manifest.capabilities.map(({ parameters_schema }) => parameters_schema));
    const limits = [...quoted].filter((word) => /^max_[a-z_]+$/.test(word));
    expect(limits.filter((word) => !parameters.includes(`"${word}"`))).toEqual([]);
  });

  it('gives figures of size and time that are in the code, or have a source', () => {
    const known = codeOf(code).replaceAll('_', '');
    const figures = ['Response Times', 'Scalability', 'Optimization Strategies', 'Sync Strategy']
      .flatMap((heading) => sectionOf(text, heading).split('\n'))
      .filter((line) => !/\(sources? \d/.test(line))
      .flatMap((line) => line.match(/(?<![\w.])\d[\d,]*\d{2}\b/g) ?? []);
    expect(figures.filter((figure) => !new RegExp(`\\b${figure.replaceAll(',', '')}\\b`).test(known))).toEqual([]);
  });

  it('has each source that it refers to', () => {
    const numbers = [...text.matchAll(/\b(?:sources?) (\d+(?:(?:, | and | to )\d+)*)/g)].flatMap(([, list]) =>
      list!.match(/\d+/g)!,
    );
    const sources = sectionOf(text, 'Sources');
    expect(numbers.filter((n) => !new RegExp(`^- ${n}: `, 'm').test(sources))).toEqual([]);
  });

  it('says that an unused grant ends where the manifest says so, with its days', () => {
    const { auth } = providers.get(code)!.manifest;
    const days = auth.type === 'oauth2' ? auth.unused_days : undefined;
    expect(quoted.has('unused_days')).toBe(days !== undefined);
    if (days) expect(text).toMatch(days === 180 ? /six months without use/ : new RegExp(`not used for ${days} days`));
  });

  it('names causes that exist where it tells what is alerted', () => {
    const named = [...sectionOf(text, 'Alerts').matchAll(/`([^`]+)`/g)].map(([, cause]) => cause);
    expect(named).not.toHaveLength(0);
    expect(causes).toEqual(expect.arrayContaining(named));
  });

  it('says which webhooks tell of our access, or that there are none', () => {
    const [, said = ''] = /^\*\*Pushes\*\*: (.*)$/m.exec(text) ?? [];
    expect(said).toMatch(providers.get(code)!.webhook ? new RegExp(`^at \`/webhooks/${code}\``) : /^none\. ./);
  });

  it('says where a grant tells its scopes and which ones the capabilities need, or that they are not known', () => {
    const [, said = ''] = /^\*\*Granted scopes\*\*: (.*)$/m.exec(text) ?? [];
    const needed = neededScopes(providers.get(code)!.manifest);
    expect(said).toMatch(needed.length > 0 ? /^the field `scope` of / : /^unknown\. ./);
    for (const one of needed) expect(said).toContain(one);
  });

  it('says in its own words why something is left out', () => {
    const others = codes.filter((other) => other !== code).flatMap((other) => leftOutOf(discoveryOf(other)));
    const reasons = leftOutOf(text);
    expect(reasons.filter((reason, n) => others.includes(reason) || reasons.indexOf(reason) !== n)).toEqual([]);
    // Two words are no reason.
    expect(reasons.filter((reason) => reason.split(' ').length < 8)).toEqual([]);
  });
});
