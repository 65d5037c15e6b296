import { monthFloors, type Outcome } from '../floors.ts';
import { behaviour } from './month/behaviour.ts';
import type { Break } from './month/breaks.ts';
import { breaksOf } from './month/breaks.ts';
import { Agenda } from './month/agenda.ts';
import { Crowd, isOfCustomer } from './month/crowd.ts';
import { loadProviders } from './month/decisions.ts';
import { type Fate, fateOf, hoursOf, p50, perPersonADay } from './month/judge.ts';
import { Notifying, type Variant } from './month/notifying.ts';
import { Outages } from './month/outages.ts';
import { type Integration, settle } from './month/people.ts';
import type { Message, ToldSignal } from './month/told-signal.ts';
import { Watch } from './month/watch.ts';

const SEED = 14;
/** A Monday. */
const BEGINS = Date.UTC(2026, 5, 1);
const DAY_MS = 24 * 3_600_000;

const variants = {
  'nudges and reminders': { nudges: true, reminders: true },
  'reminders, no nudges': { nudges: false, reminders: true },
  neither: { nudges: false, reminders: false },
} as const satisfies Record<string, Variant>;

/**
 * A month in which integrations of so many customers break at random, alone and in storms. Health, signals, outages, runs,
 * send decisions, reminders and nudges are decided by the services' own code, on a clock that goes on from one event to the
 * next. What people do follows from a table.
 */
export async function month(
  say: (line: string) => void,
  { customers, days }: { customers: number; days: number },
): Promise<Outcome> {
  const integrations = settle(SEED, customers);
  const found: Record<string, Awaited<ReturnType<typeof play>>> = {};
  for (const [name, variant] of Object.entries(variants)) {
    say(`${days} days of ${customers} customers, with ${name}`);
    found[name] = await play(integrations, days, variant);
  }
  const [full, , plain] = Object.values(found) as [Played, Played, Played];
  const { fates, csm, outages_each } = full;
  const lines = Object.entries(found).flatMap(([name, one]) => describe(name, one));
  return {
    lines: [
      `${integrations.length} integrations of ${customers} customers, ${full.breaks} breaks in ${days} days, ${full.lasting} of them longer than their tolerance`,
      ...lines,
    ],
    figures: { customers, integrations: integrations.length, days, seed: SEED, behaviour, ...found },
    floors: monthFloors({
      missed: Object.values(found).reduce((sum, one) => sum + one.fates.missed, 0),
      outages_each,
      csm_share: csm.mean / full.undamped.mean,
      told: fates.told,
      p50: full.hours_to_fix.p50,
      p50_plain: plain.hours_to_fix.p50,
    }),
  };
}

type Played = Awaited<ReturnType<typeof play>>;

async function play(integrations: Integration[], days: number, variant: Variant) {
  const agenda = new Agenda(BEGINS);
  const end = BEGINS + days * DAY_MS;
  const watch = new Watch(agenda, await loadProviders(), integrations, async (step, signal) => {
    if (step === 'opened') outages.suspect(signal.snapshot.status_change.integration_type);
    await notifying.follow(step, signal);
  });
  const crowd = new Crowd(SEED, agenda, watch, () => notifying);
  const notifying: Notifying = new Notifying(agenda, variant, (message) => crowd.read(message));
  const outages = new Outages(agenda, watch, (outage) => notifying.outage(outage));
  const breaks = breaksOf(SEED, integrations, BEGINS, days);
  for (const broken of breaks)
    agenda.at(broken.begins, () => {
      watch.begin(broken);
      crowd.begin(broken);
    });
  await agenda.runUntil(end);
  return judge({ breaks, watch, notifying, integrations, days, end });
}

interface Ended {
  breaks: Break[];
  watch: Watch;
  notifying: Notifying;
  integrations: Integration[];
  days: number;
  end: number;
}

function judge({ breaks, watch, notifying, integrations, days, end }: Ended) {
  const sent = notifying.messages.all.filter(({ state }) => state === 'sent');
  const notices = sent.filter(({ of }) => of.outage);
  const toldOf = ({ part_of, key }: { part_of?: string; key: string }): boolean => {
    const [id] = key.split(' ');
    const csm = watch.all.get(id!)!.integration.customer.csm!.email;
    return notices.some(({ of, recipient }) => of.outage === part_of && recipient === csm);
  };
  const lasting = breaks.filter((one) => Math.min(one.ends ?? end, end) - one.begins > watch.toleranceOf(one));
  const fates: Record<Fate, number> = {
    told: 0,
    'told of the outage': 0,
    'not told, with a reason': 0,
    'told after the month': 0,
    missed: 0,
  };
  for (const one of lasting)
    fates[fateOf(one, notifying.signalsOf(one.integration.integration_id), { toldOf, end })] += 1;
  const repaired = breaks.filter(isOfCustomer).map(hoursOf);
  const of = (chosen: (message: Message) => boolean, many: number) =>
    perPersonADay(
      sent.filter(chosen).map(({ recipient, sent_at }) => ({ recipient, at: sent_at! })),
      many,
      days,
    );
  const distinct = (name: (integration: Integration) => string | undefined): number =>
    new Set(integrations.flatMap((one) => name(one) ?? [])).size;
  const csms = distinct(({ customer }) => customer.csm?.email);
  const managers = distinct(({ customer }) => customer.csm?.manager?.email);
  const contacts = distinct(({ customer }) => customer.technical_contact?.email);
  return {
    breaks: breaks.length,
    lasting: lasting.length,
    signals: [...notifying.signals.values()].filter(({ outage }) => !outage).length,
    fates,
    reasons: reasonsOf(notifying),
    hours_to_fix: {
      p50: p50(repaired),
      of: repaired.length,
      open: repaired.filter((hours) => hours === Infinity).length,
    },
    csm: of(({ audience }) => audience === 'csm', csms),
    manager: of(({ audience }) => audience === 'manager', managers),
    contact: of(({ audience }) => audience === 'contact', contacts),
    staff: of(({ audience }) => audience === 'staff', 1),
    occasions: countBy(sent, ({ audience, occasion }) => `${audience} ${occasion.replace(/[.\d].*/, '')}`),
    outages_each: Math.max(0, ...Object.values(countBy(notices, ({ of, recipient }) => `${of.outage} ${recipient}`))),
    undamped: undamped(notifying.signals.values(), csms, days),
    many_at_once: notifying.held,
  };
}

/** Messages to a CSM if each beginning and each end of a signal were one. */
const undamped = (signals: Iterable<ToldSignal>, csms: number, days: number) =>
  perPersonADay(
    [...signals].flatMap(({ outage, snapshot, created_at, closed_at }) => {
      if (outage) return [];
      const recipient = snapshot.customer!.csm!.email;
      return [created_at, ...(closed_at === undefined ? [] : [closed_at])].map((at) => ({ recipient, at }));
    }),
    csms,
    days,
  );

/** Why something was not sent. */
const reasonsOf = ({ messages, signals }: Notifying): Record<string, number> => {
  const runs = [...signals.values()].flatMap((signal) => signal.runs);
  const steps = runs.flatMap((run) => run.steps);
  const all = [
    ...messages.all.filter(({ state }) => state === 'suppressed').map(({ reason }) => reason),
    ...runs.filter(({ state }) => state === 'suppressed').map(({ reason }) => reason),
    ...steps.filter(({ state }) => state === 'skipped').map(({ reason }) => reason),
  ];
  return countBy(all, (reason) => (reason ?? 'none').replace(/ since .*| \d+ times/, ''));
};

function countBy<T>(all: T[], name: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of all) counts[name(one)] = (counts[name(one)] ?? 0) + 1;
  return counts;
}

function describe(name: string, { fates, hours_to_fix, csm, manager, contact, staff, undamped }: Played): string[] {
  const each = ({ mean, most }: { mean: number; most: number }): string =>
    `${mean.toFixed(2)} a day (${most} on the busiest)`;
  return [
    `${name}: ${Object.entries(fates)
      .map(([fate, many]) => `${many} ${fate}`)
      .join(', ')}`,
    `${name}: p50 time to fix ${hours_to_fix.p50.toFixed(1)} h of ${hours_to_fix.of} breaks that the customer has to end, ${hours_to_fix.open} not ended`,
    `${name}: messages to a CSM ${each(csm)}, to a manager ${each(manager)}, to a contact ${each(contact)}, to staff ${each(staff)}; a message for each beginning and end would be ${each(undamped)} to a CSM`,
  ];
}
