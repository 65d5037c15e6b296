import { waitFor } from '../../actors/wait-for.ts';
import type { Storyline, World } from '../world.ts';

export type Row = Record<string, unknown>;

export const items = async (world: World, service: string, path: string): Promise<Row[]> =>
  (await world.api<{ items: Row[] }>(service, path)).items;

export const healthOf = async (world: World, line: Storyline): Promise<Row | undefined> =>
  (await items(world, 'status-monitor', `/integration-health?integration_id=${line.integrationId}`))[0];

/** Open signals of an integration, newest first. */
export const openSignals = async (world: World, line: Storyline): Promise<Row[]> =>
  (await items(world, 'status-monitor', `/risk-signals?integration_id=${line.integrationId}`)).filter(
    (signal) => signal.status === 'open' || signal.status === 'acknowledged',
  );

/** Waits until a probe has found the integration healthy with its newest credentials. */
export const verified = (world: World, line: Storyline): Promise<Row> =>
  waitFor(`${line.integrationName} verified healthy by a probe`, world.patienceMs, async () => {
    const health = await healthOf(world, line);
    const integration = await world.api<Row>('integrations', `/integrations/${line.integrationId}`);
    const current = Number(health?.credential_version) === Number(integration.credential_version);
    return health?.state === 'healthy' && current && integration.status === 'active' ? health : undefined;
  });

/** The text of a Slack message, a line for each paragraph. */
export function slackText(blocks: unknown[] | undefined): string {
  const lines: string[] = [];
  const visit = (value: unknown, key = ''): void => {
    if (Array.isArray(value)) return value.forEach((one) => visit(one));
    if (value && typeof value === 'object') return Object.entries(value).forEach(([name, one]) => visit(one, name));
    if (key === 'text' && typeof value === 'string') lines.push(value);
  };
  visit((blocks ?? []).filter((block) => (block as { type: string }).type !== 'actions'));
  return lines.join('\n');
}

export const buttons = (blocks: unknown[] | undefined): { text: string; action_id: string; url?: string }[] =>
  (
    (blocks ?? []) as {
      type: string;
      elements?: { type: string; text?: { text: string }; action_id: string; url?: string }[];
    }[]
  )
    .filter((block) => block.type === 'actions')
    .flatMap((block) => block.elements ?? [])
    // A menu has no text of its own.
    .flatMap(({ text, action_id, url }) => (text ? [{ text: text.text, action_id, url }] : []));
