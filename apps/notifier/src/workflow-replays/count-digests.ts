import { defaultDigest, type DigestSettings } from '@linesman/contracts';
import { changed, one, rows, type Tx } from '@linesman/persistence';
import { settingsOf } from '../settings/settings-of';
import type { Audience } from '../signals/audience';
import { countGathered, type ToldOfSignal } from './count-gathered';
import type { TakenReplay } from './taken-replay';

/** So many people in one step. */
const AT_A_TIME = 25;

interface Person {
  person_id: string;
  audience: Audience;
}

interface Told {
  told_now: ToldOfSignal[];
  told_would: ToldOfSignal[];
}

const hold = `update workflow_replays set lease = null, leased_until = null
  where replay_id = $1 and lease = $2 and ended_at is null returning replay_id`;

const end = `update workflow_replays r set state = 'done', ended_at = clock_timestamp(), messages_now = p.messages_now,
    messages_would = p.messages_would, digests_now = p.digests_now, digests_would = p.digests_would
  from (select coalesce(sum(messages_now), 0) as messages_now, coalesce(sum(messages_would), 0) as messages_would,
      coalesce(sum(digests_now), 0) as digests_now, coalesce(sum(digests_would), 0) as digests_would
    from workflow_replay_people where replay_id = $1) p
  where r.replay_id = $1`;

/** One message that tells a person of several signals counts once. */
const gather = `update workflow_replay_people set counted = true, messages_now = messages_now - $3, messages_would = messages_would - $4,
    digests_now = $5, digests_would = $6
  where replay_id = $1 and person_id = $2`;

/** What both texts tell them alike was kept for this count alone. */
const forget = `delete from workflow_replay_messages where replay_id = $1 and person_id = $2 and messages_now = messages_would`;

/** One step after all signals are played: counts the digests of some people, or ends the replay where those of all are counted. */
export async function countDigests(tx: Tx, { replay_id, tenant_id, lease }: TakenReplay): Promise<void> {
  if (!(await one(tx, hold, [replay_id, lease]))) return;
  const people = await rows<Person>(
    tx,
    `select person_id, audience from workflow_replay_people where replay_id = $1 and not counted order by person_id limit ${AT_A_TIME}`,
    [replay_id],
  );
  if (people.length === 0) return void (await changed(tx, end, [replay_id]));
  const settings = (await settingsOf(tx, tenant_id)).digest ?? defaultDigest;
  for (const person of people) await countOf(tx, replay_id, person, settings);
}

async function countOf(
  tx: Tx,
  replayId: string,
  { person_id, audience }: Person,
  settings: DigestSettings,
): Promise<void> {
  const select = 'select told_now, told_would from workflow_replay_messages where replay_id = $1 and person_id = $2';
  const told = await rows<Told>(tx, select, [replayId, person_id]);
  const [now, would] = [told.flatMap((it) => it.told_now), told.flatMap((it) => it.told_would)].map((all) => {
    const { messages, digests } = countGathered(audience, all, settings);
    return { saved: all.length - messages, digests };
  });
  await changed(tx, gather, [replayId, person_id, now!.saved, would!.saved, now!.digests, would!.digests]);
  await changed(tx, forget, [replayId, person_id]);
}
