export interface KeptEvent {
  tenant_id: string;
  event_id: string;
  type: string;
  /** The envelope as it was published. */
  body: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TYPE = /^[a-z][a-z0-9_.]{0,99}$/;

/** NATS lets each producer publish on its own subjects only, so what it says of the tenant is true. */
export function parseKept(subject: string, body: string): KeptEvent | 'faulty' {
  const [, producer] = subject.split('.');
  const envelope = objectIn(body);
  const { id, tenantid, type, source, data } = envelope ?? {};
  const complete = isMatch(UUID, id) && isMatch(UUID, tenantid) && isMatch(TYPE, type) && source === `/${producer}`;
  if (!complete || typeof data !== 'object' || data === null) return 'faulty';
  return { tenant_id: tenantid, event_id: id, type, body };
}

/** Ids of customers, integrations and signals that an event names. */
export const idsIn = (body: string): string[] => body.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];

const isMatch = (pattern: RegExp, value: unknown): value is string => typeof value === 'string' && pattern.test(value);

function objectIn(body: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
