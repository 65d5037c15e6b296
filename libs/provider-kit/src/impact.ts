import type { Cause, LinkedEntities } from '@linesman/contracts';
import type { CapabilityManifest, ProviderManifest } from './manifest';

export interface Stopped {
  cause?: Cause;
  /** Absent or empty if everything fails. */
  failing_parts?: string[];
  /** Who uses the integration. */
  linked?: LinkedEntities[];
}

/** Causes that stop something else than calls, or stop calls later. */
const wordings: Partial<Record<Cause, (lines: string[]) => string[]>> = {
  webhook_refused: () => ['Events do not arrive at the webhook endpoint. All else works'],
  credentials_expiring: (lines) => lines.map((line) => `Once the credentials expire: ${line}`),
};

/** Parts that are no capability. */
const otherParts: Record<string, (name: string) => string> = {
  probe: (name) => `The regular check of ${name} fails`,
  auth: (name) => `Signing in to ${name} fails`,
  sso: (name) => `Single sign-on through ${name} fails`,
};

/** What does not work, as sentences, from what stopped. */
export function impactOf(manifest: ProviderManifest, { cause, failing_parts = [], linked = [] }: Stopped): string[] {
  const all = failing_parts.length === 0;
  const newest = newestOf(manifest.capabilities);
  const stopped = newest.filter(({ capability_code }) => all || failing_parts.includes(capability_code));
  const others = failing_parts.filter((part) => newest.every(({ capability_code }) => capability_code !== part));
  const lines = [
    ...stopped.map(({ impact }) => impact),
    ...others.map((part) => otherParts[part]?.(manifest.display_name) ?? `${part} fails`),
    ...linked.flatMap((entities) => linkedLine(entities, stopped, all)),
  ];
  const wording = cause && wordings[cause];
  return wording ? wording(lines) : lines;
}

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
