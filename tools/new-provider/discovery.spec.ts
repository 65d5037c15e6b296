import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causes } from '@linesman/contracts';
import { loadProviders, type Providers } from '@linesman/providers';

const folder = join(__dirname, '../../libs/providers/src');
const headingsOf = (text: string): string[] => text.match(/^#{2,4} .+$/gm) ?? [];
const template = headingsOf(readFileSync(join(__dirname, 'templates/common/DISCOVERY.md.txt'), 'utf8'));
const codes = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

let providers: Providers;
beforeAll(async () => {
  providers = await loadProviders([]);
});

describe.each(codes.map(({ name }) => name))('DISCOVERY.md of %s', (code) => {
  const text = readFileSync(join(folder, code, 'DISCOVERY.md'), 'utf8');
  const quoted = new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, word]) => word!));

  it('has the sections of the template, in order', () => {
    expect(headingsOf(text).filter((heading) => template.includes(heading))).toEqual(template);
  });

  it('names the capabilities, the interval of the probe and the place to reconnect as the manifest has them', () => {
    const { manifest } = providers.get(code)!;
    for (const { capability_code } of manifest.capabilities) expect(text).toContain(capability_code);
    expect(text).toContain(`every ${manifest.probe_interval_seconds} s`);
    expect(text).toContain(manifest.reconnect_path);
  });

  it('names no limit of a call that no capability has as a parameter', () => {
    const { manifest } = providers.get(code)!;
    const parameters = JSON.stringify(manifest.capabilities.map(({ parameters_schema }) => parameters_schema));
    const limits = [...quoted].filter((word) => /^max_[a-z_]+$/.test(word));
    expect(limits.filter((word) => !parameters.includes(`"${word}"`))).toEqual([]);
  });

  it('says that an unused grant ends where the manifest says so, with its days', () => {
    const { auth } = providers.get(code)!.manifest;
    const days = auth.type === 'oauth2' ? auth.unused_days : undefined;
    expect(quoted.has('unused_days')).toBe(days !== undefined);
    if (days) expect(text).toMatch(days === 180 ? /six months without use/ : new RegExp(`not used for ${days} days`));
  });

  it('names causes that exist where it tells what is alerted', () => {
    const alerts = text.split('### Alerts')[1]?.split('\n##')[0] ?? '';
    const named = [...alerts.matchAll(/`([^`]+)`/g)].map(([, cause]) => cause);
    expect(named).not.toHaveLength(0);
    expect(causes).toEqual(expect.arrayContaining(named));
  });
});
