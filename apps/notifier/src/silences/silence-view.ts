import type { Silence } from './silence';
import type { SilenceView } from './silences.dto';
import { silentUntil } from './silent-until';

/** @param shown_to_tenant a tenant reads no names of our staff. */
export function viewOf(silence: Silence, now: Date, { shown_to_tenant }: { shown_to_tenant: boolean }): SilenceView {
  const { tenant_id: _tenant, made_by_id: _id, ...shown } = silence;
  const until = silentUntil(silence, now);
  const unnamed = silence.everywhere && shown_to_tenant;
  return {
    ...shown,
    ...(unnamed && { made_by: 'our staff', ended_by: silence.ended_by && 'our staff' }),
    state: until ? 'silent' : silence.ends_at <= now ? 'ended' : 'waiting',
    silent_until: until ?? null,
  };
}
