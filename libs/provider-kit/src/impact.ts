import type { Cause, LinkedEntities, SyncsStopped } from '@linesman/contracts';
import type { CapabilityManifest, ProviderManifest } from './manifest';

export interface Stopped {
  cause?: Cause;
  /** Absent or empty if everything fails. */
  failing_parts?: string[];
  /** Who uses the integration. */
  linked?: LinkedEntities[];
  /** Nothing else is wrong, and something else was seen to work. */
  alone?: boolean;
}

/** Causes that stop something else than calls, or stop calls later. */
const wordings: Partial<Record<Cause, (lines: string[], alone: boolean) => string[]>> = {
  webhook_refused: (_, alone) => [`Events do not arrive at the webhook endpoint${alone ? '. All else works' : ''}`],
  webhook_silent: (_, alone) => [`Events may be missing at the webhook endpoint${alone ? '. All else works' : ''}`],
  slow: () => ['Requests take longer than usual. They still work'],
  error_rate_high: () => ['Some requests fail, and are repeated where that helps. Others work'],
  data_stale: () => ['Synced data may be out of date'],
  data_inconsistent: () => ['Some records are missing in the synced data. All others are synced'],
  rate_limit_near: (lines) => lines.map((line) => `Once they are used up: ${line}`),
  credentials_expiring: (lines) => lines.map((line) => `Once the credentials expire: ${line}`),
};

/** Parts that are no capability. */
const otherParts: Record<string, (name: string) => string> = {
  probe: (name) => `The regular check of ${name} fails`,
  auth: (name) => `Signing in to ${name} fails`,
  sso: (name) => `Single sign-on through ${name} fails`,
};

/** What does not work, as sentences, from what stopped. */
export function impactOf(
  manifest: ProviderManifest,
  { cause, failing_parts = [], linked = [], alone = false }: Stopped,
): string[] {
  const all = failing_parts.length === 0;
  const newest = newestOf(manifest.capabilities);
  const stopped = newest.filter((one) => stops(one, failing_parts));
  const others = failing_parts.filter((part) => newest.every(({ capability_code }) => capability_code !== part));
  const lines = [
    ...stopped.map(({ impact }) => impact),
    ...others.map((part) => otherParts[part]?.(manifest.display_name) ?? `${part} fails`),
    ...linked.flatMap((entities) => linkedLine(entities, stopped, all)),
  ];
  const wording = cause && wordings[cause];
  return wording ? wording(lines, alone) : lines;
}

/** @param failing_parts empty if everything fails. */
export function syncsStoppedIn(manifest: ProviderManifest, failing_parts: string[]): SyncsStopped | undefined {
  const stopped = newestOf(manifest.capabilities).filter((one) => stops(one, failing_parts));
  if (!stopped.some(({ sync }) => sync)) return undefined;
  return stopped.every(({ sync }) => sync) ? 'only' : 'also';
}

const stops = ({ capability_code }: CapabilityManifest, failing_parts: string[]): boolean =>
  failing_parts.length === 0 || failing_parts.includes(capability_code);

/** One of each code, the newest version. */
function newestOf(capabilities: CapabilityManifest[]): CapabilityManifest[] {
  return capabilities.filter(
    ({ capability_code, version }) =>
      !capabilities.some((other) => other.capability_code === capability_code && other.version > version),
  );
}

/** `12 subscriptions are paid through it`, if a capability says so; `12 subscriptions use it` if everything stopped. */
function linkedLine({ entity_type, count }: LinkedEntities, stopped: CapabilityManifest[], all: boolean): string[] {
  const what = entity_type.replaceAll('_', ' ');
  const [one, many] =
    stopped.find(({ serves }) => serves?.[entity_type])?.serves?.[entity_type] ?? (all ? ['uses it', 'use it'] : []);
  if (!one) return [];
  return [count === 1 ? `1 ${what} ${one}` : `${count} ${plural(what)} ${many}`];
}

const plural = (noun: string) => (noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`);
