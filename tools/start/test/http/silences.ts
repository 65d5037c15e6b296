import { randomUUID } from 'node:crypto';
import type { Call } from './fill-tenant.ts';
import type { World } from './world.ts';

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();
const weekly = { days: [1], from: '22:00', until: '02:00', time_zone: 'UTC' };

/** About something that does not exist, so that it silences nothing. */
export const silenceAboutNothing = () => ({
  connection_code: 'no_such_provider',
  customer_id: randomUUID(),
  integration_id: randomUUID(),
  starts_at: undefined,
  ends_at: inAnHour(),
  weekly,
});

export const staffSilenceAboutNothing = () => ({
  connection_code: 'no_such_provider',
  starts_at: undefined,
  ends_at: inAnHour(),
  weekly,
});

export async function newSilence(call: Call): Promise<{ silence_id: string }> {
  const { silence_id } = await call('POST', '/silences', { ...silenceAboutNothing(), reason: 'Tried' });
  return { silence_id: silence_id! };
}

export async function newStaffSilence({ asStaff }: World): Promise<{ silence_id: string }> {
  return (await asStaff('POST', '/silences', { ...staffSilenceAboutNothing(), reason: 'Tried' })) as {
    silence_id: string;
  };
}

export const endsInAnHour = () => ({ ends_at: inAnHour() });
