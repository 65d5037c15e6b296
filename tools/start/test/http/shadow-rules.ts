import { randomUUID } from 'node:crypto';
import type { World } from './world.ts';

/** The numbers in force, for the last hour. */
export const newRules = (): Record<string, unknown> => ({
  name: `of ${randomUUID()}`,
  tenant_id: undefined,
  starts_at: new Date(Date.now() - 3_600_000).toISOString(),
  ends_at: new Date().toISOString(),
  failures: 3,
  of: 5,
  successes_to_close: 2,
  refusals: 5,
  refused_seconds: 600,
  severities: undefined,
});

export async function addRules(asStaff: World['asStaff']): Promise<{ rules_id: string }> {
  const { rules_id } = (await asStaff('POST', '/shadow-rules', newRules())) as { rules_id: string };
  return { rules_id };
}
