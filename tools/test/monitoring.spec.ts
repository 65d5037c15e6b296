import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearlyFull } from '@linesman/contracts/topology';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { parse } from 'yaml';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Rule {
  alert: string;
  expr: string;
  annotations: { summary: string; runbook: string };
}
interface Panel {
  id: number;
  title: string;
  gridPos: { x: number; y: number };
  targets?: { expr: string }[];
}
const { groups } = parse(read('deploy/monitoring/rules.yaml')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const { panels } = JSON.parse(read('deploy/monitoring/dashboard.json')) as { panels: Panel[] };
const shown = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

/** The metrics that the services export, with what Prometheus adds to a histogram and to each target. */
function exported(): Set<string> {
  const names = new Set(['up']);
  for (const path of globSync('{apps,libs}/*/src/**/*.ts', { cwd: root })) {
    const text = read(path);
    for (const [, kind, name] of text.matchAll(
      /(new Gauge|new Counter|new Histogram|gaugeOf)\(\s*\{\s*name: '(\w+)'/g,
    )) {
      names.add(name!);
      if (kind === 'new Histogram') for (const part of ['bucket', 'count', 'sum']) names.add(`${name}_${part}`);
    }
  }
  const defaults = new Registry();
  collectDefaultMetrics({ register: defaults });
  for (const { name } of defaults.getMetricsAsArray()) names.add(name);
  return names;
}

const words = ['by', 'and', 'or', 'unless', 'on', 'ignoring', 'without', 'offset', 'bool'];

/** The names in an expression that are neither functions nor labels. */
const metricsIn = (expr: string): string[] =>
  [
    ...expr
      .replace(/\{[^}]*\}|\[[^\]]*\]|\b(by|on|without|ignoring) \([^)]*\)/g, ' ')
      .matchAll(/[a-zA-Z_]\w*(?!\w|\s*\()/g),
  ]
    .map(([name]) => name)
    .filter((name) => !words.includes(name));

it('reads the metrics of an expression', () => {
  expect(metricsIn('sum by (a) (rate(x_total{b="c"}[5m])) / max(y) > 0.2 and time() - z >= 5')).toEqual([
    'x_total',
    'y',
    'z',
  ]);
});

it('alerts on metrics, and shows metrics, that the services export', () => {
  const known = exported();
  const used = [...rules.map(({ expr }) => expr), ...shown].flatMap(metricsIn);
  expect(used.length).toBeGreaterThan(rules.length);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
});

it('shows on the dashboard all that the code measures itself', () => {
  const all = shown.flatMap(metricsIn).join(' ');
  const own = [...exported()].filter((name) => !/^(up|process_|nodejs_)|_(bucket|count|sum)$/.test(name));
  expect(own.filter((name) => !all.includes(name))).toEqual([]);
});

it('gives each panel of the dashboard an id and a place of its own', () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  expect(new Set(panels.map(({ gridPos: { x, y } }) => `${x}, ${y}`)).size).toBe(panels.length);
});

it('alerts on streams that are as full as readiness says', () => {
  const { expr } = rules.find(({ alert }) => alert === 'LinesmanStreamNearlyFull')!;
  expect(expr).toBe(`max by (stream) (stream_used_ratio) > ${nearlyFull}`);
});

it('has a section of a runbook for each alert, and no section without an alert', () => {
  const sections = [...read('docs/runbooks/alerts.md').matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
  expect(sections).toEqual(rules.map(({ alert }) => alert));
  for (const { alert, annotations } of rules)
    expect(annotations.runbook).toBe(`docs/runbooks/alerts.md#${alert.toLowerCase()}`);
});
