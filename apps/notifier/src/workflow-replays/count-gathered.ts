import type { DigestSettings, Severity } from '@linesman/contracts';
import { decideDigest } from '../deliveries/decide-digest';
import type { Audience } from '../signals/audience';

/** When a person was told of a signal. */
export interface ToldMoment {
  at: string;
  channel: string;
  occasion: string;
  follows: boolean;
}

/** The same with what of the signal decides whether it waits for a digest. */
export interface ToldOfSignal extends ToldMoment {
  severity: Severity;
  /** When the signal ended; null where it is open. */
  ended_at: string | null;
}

export interface Gathered {
  /** A digest is one. */
  messages: number;
  digests: number;
}

interface Digest {
  at: number;
  members: ToldOfSignal[];
}

const MINUTE_MS = 60_000;

/** How many messages tell a person of all this, where some of it waits for a digest as `decideDigest` says. */
export function countGathered(audience: Audience, told: readonly ToldOfSignal[], settings: DigestSettings): Gathered {
  const channels = [...new Set(told.map(({ channel }) => channel))];
  const counts = channels.map((channel) =>
    countOnChannel(
      audience,
      told.filter((one) => one.channel === channel),
      settings,
    ),
  );
  return {
    messages: counts.reduce((sum, { messages }) => sum + messages, 0),
    digests: counts.reduce((sum, { digests }) => sum + digests, 0),
  };
}

function countOnChannel(audience: Audience, told: readonly ToldOfSignal[], settings: DigestSettings): Gathered {
  const window = settings.minutes * MINUTE_MS;
  const alone: ToldOfSignal[] = [];
  const digests: Digest[] = [];
  for (const one of told.toSorted((a, b) => timeOf(a) - timeOf(b))) {
    const now = timeOf(one);
    const singles = alone.filter((it) => !it.follows && timeOf(it) > now - window).length;
    const gathered = digests
      .filter(({ at }) => at > now - window)
      .reduce((sum, { members }) => sum + members.length, 0);
    const facts = {
      ...one,
      audience,
      previous_state: 'pending',
      gathered: false,
      told_lately: singles + gathered,
    } as const;
    if (decideDigest(facts, settings) === 'alone') alone.push(one);
    else {
      const waiting = digests.at(-1);
      if (waiting && waiting.at > now) waiting.members.push(one);
      else digests.push({ at: now + window, members: [one] });
    }
  }
  // What ends first is not told.
  const sizes = digests.map(
    ({ at, members }) => members.filter((one) => !one.ended_at || Date.parse(one.ended_at) > at).length,
  );
  return {
    messages: alone.length + sizes.filter((size) => size > 0).length,
    digests: sizes.filter((size) => size > 1).length,
  };
}

const timeOf = ({ at }: ToldMoment): number => Date.parse(at);
