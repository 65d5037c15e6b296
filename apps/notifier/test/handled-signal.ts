import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { SignalHandling } from '../src/signals/signal-handling.entity';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

/** What tests of handling a signal ask of the notifier. */
let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

export const always = { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] };
export const manager = ({ id }: TestTenant) => `max-${id}@acme.example`;

export function signalOf(tenant: TestTenant, { managed = true } = {}): SignalSnapshot {
  const signal = tenant.snapshot();
  if (managed) signal.customer!.csm!.manager = { name: 'Max Power', email: manager(tenant) };
  return signal;
}

/** A signal of which the CSM and the contact were told. */
export async function told(options = {}): Promise<{ tenant: TestTenant; signal: SignalSnapshot }> {
  const tenant = await notifier.tenant();
  const signal = signalOf(tenant, options);
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await waitUntil(() => handlingOf(signal));
  return { tenant, signal };
}

export const handlingOf = async ({ signal_id }: SignalSnapshot) =>
  (await notifier.rows<SignalHandling>('select * from signal_handling where signal_id = $1', signal_id))[0]!;

/** So many hours pass without anybody acting, and it is time to look. */
export const pass = ({ signal_id }: SignalSnapshot, hours: number) =>
  notifier.rows(
    `update signal_handling set unattended_since = unattended_since - make_interval(hours => $2),
       reminded_at = reminded_at - make_interval(hours => $2),
       acknowledged_until = acknowledged_until - make_interval(hours => $2),
       snoozed_until = snoozed_until - make_interval(hours => $2), next_look_at = now()
     where signal_id = $1`,
    signal_id,
    hours,
  );
export const looked = (signal: SignalSnapshot) =>
  waitUntil(async () => {
    const { next_look_at } = await handlingOf(signal);
    return !next_look_at || next_look_at.getTime() > Date.now() + 120_000;
  });
export const occasions = async ({ signal_id }: SignalSnapshot, ...prefixes: string[]) =>
  (await notifier.deliveries(signal_id))
    .filter(({ occasion }) => prefixes.some((one) => occasion.startsWith(one)))
    .map(({ occasion, recipient, state, reason }) => ({ occasion, recipient, state, reason }));
export const replies = (tenant: TestTenant) =>
  notifier.slack.in(tenant.slack_token).filter(({ thread_ts }) => thread_ts !== undefined);
export const menu = (value: string) => ({ type: 'static_select', selected_option: { value } });
export const shown = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token)[0]!.blocks;
