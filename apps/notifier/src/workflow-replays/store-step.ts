import { createHash } from 'node:crypto';
import { changed, one, rows, type Tx } from '@linesman/persistence';
import { getsDigests } from '../deliveries/decide-digest';
import type { Audience } from '../signals/audience';
import type { Compared, ComparedPerson } from './compare-sides';
import type { FoundSignal } from './past-signals';
import type { ToldMoment, ToldOfSignal } from './count-gathered';
import type { TakenReplay } from './taken-replay';

export interface PlayedStep {
  /** The last signal of the step. */
  place: FoundSignal;
  played: number;
  about: number;
  silent: number;
  /** Why signals could not be decided. */
  failures: string[];
  compared: (Compared & { signal: FoundSignal })[];
}

const move = `update workflow_replays set lease = null, leased_until = null, place_us = $3, place_id = $4,
    played = played + $5, about = about + $6, silent = silent + $7, failed = failed + $8,
    failure = coalesce($9, failure), differing = differing + $10, messages_now = messages_now + $11,
    messages_would = messages_would + $12
  where replay_id = $1 and lease = $2 and ended_at is null returning replay_id`;

const insertSignals = `insert into workflow_replay_signals (replay_id, tenant_id, signal_id, opened_at, runs_now, runs_would)
  select $1, $2, signal_id, opened_at, runs_now, runs_would
  from jsonb_to_recordset($3::jsonb) as q (signal_id uuid, opened_at timestamptz, runs_now jsonb, runs_would jsonb)`;

const insertMessages = `insert into workflow_replay_messages (replay_id, tenant_id, person_id, opened_at, signal_id, messages_now,
    messages_would, told_now, told_would)
  select $1, $2, person_id, opened_at, signal_id, messages_now, messages_would, told_now, told_would
  from jsonb_to_recordset($3::jsonb) as q (person_id uuid, opened_at timestamptz, signal_id uuid, messages_now int,
    messages_would int, told_now jsonb, told_would jsonb)`;

const countPeople = `insert into workflow_replay_people as p (replay_id, tenant_id, person_id, audience, recipient, messages_now,
    messages_would, added, removed)
  select $1, $2, person_id, min(audience), min(recipient), sum(messages_now), sum(messages_would),
    sum(greatest(messages_would - messages_now, 0)), sum(greatest(messages_now - messages_would, 0))
  from jsonb_to_recordset($3::jsonb) as q (person_id uuid, audience text, recipient text, messages_now int, messages_would int)
  group by person_id order by person_id
  on conflict (replay_id, person_id) do update set messages_now = p.messages_now + excluded.messages_now,
    messages_would = p.messages_would + excluded.messages_would, added = p.added + excluded.added,
    removed = p.removed + excluded.removed`;

/** Stores what was found with the place of the replay, once: nothing where another process took the step, or it was cancelled. */
export async function storeStep(tx: Tx, { replay_id, tenant_id, lease }: TakenReplay, step: PlayedStep): Promise<void> {
  const compared = await stillKnown(tx, step);
  const people = compared.flatMap(({ people }) => people);
  const differing = compared.filter(({ differs }) => differs);
  const moved = await one(tx, move, [
    replay_id,
    lease,
    step.place.place_us,
    step.place.signal_id,
    step.played,
    step.about,
    step.silent,
    step.failures.length,
    step.failures.at(-1) ?? null,
    differing.length,
    sum(people, 'messages_now'),
    sum(people, 'messages_would'),
  ]);
  if (!moved) return;
  const store = (sql: string, all: readonly object[]) => changed(tx, sql, [replay_id, tenant_id, JSON.stringify(all)]);
  await store(
    insertSignals,
    differing.map((one) => ({ ...placeOf(one), runs_now: one.runs_now, runs_would: one.runs_would })),
  );
  await store(insertMessages, compared.flatMap(messagesOf));
  await store(
    countPeople,
    people.map((person) => ({ ...person, person_id: personId(person) })),
  );
}

/** After an erasure nothing of the customer is stored. The rows stay locked until this is. */
async function stillKnown(tx: Tx, { compared }: PlayedStep): Promise<PlayedStep['compared']> {
  const known = await rows<{ signal_id: string }>(
    tx,
    'select signal_id from signals where signal_id = any($1) and snapshot is not null order by signal_id for share',
    [compared.map(({ signal }) => signal.signal_id)],
  );
  return compared.filter(({ signal }) => known.some(({ signal_id }) => signal_id === signal.signal_id));
}

const placeOf = ({ signal: { signal_id, snapshot } }: PlayedStep['compared'][number]) => ({
  signal_id,
  opened_at: snapshot.opened_at,
});

/** Those that differ, and until digests are counted those of whoever gets digests. */
const messagesOf = (one: PlayedStep['compared'][number]): object[] =>
  one.people
    .filter((it) => getsDigests(it.audience as Audience) || it.messages_now !== it.messages_would)
    .map((person) => ({
      ...placeOf(one),
      ...person,
      told_now: gatherable(person, person.told_now, one.signal),
      told_would: gatherable(person, person.told_would, one.signal),
      person_id: personId(person),
    }));

const gatherable = (
  { audience }: ComparedPerson,
  told: readonly ToldMoment[],
  { snapshot: { severity }, closed_at }: FoundSignal,
): ToldOfSignal[] =>
  getsDigests(audience as Audience)
    ? told.map((moment) => ({ ...moment, severity, ended_at: closed_at?.toISOString() ?? null }))
    : [];

const sum = (people: readonly ComparedPerson[], of: 'messages_now' | 'messages_would'): number =>
  people.reduce((total, person) => total + person[of], 0);

/** The same for every step. */
function personId({ audience, recipient }: Pick<ComparedPerson, 'audience' | 'recipient'>): string {
  const hex = createHash('md5').update(`${audience} ${recipient}`).digest('hex');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}
