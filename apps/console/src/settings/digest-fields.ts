import { defaultDigest } from '@linesman/contracts';
import { textOf } from '../pages/query-string';
import type { Settings } from '../upstream/answers';

type Digest = NonNullable<Settings['digest']>;

/** What was posted; nothing where it is the default, or where a form is without these fields. */
export function readDigest(posted: Record<string, unknown>): Digest | undefined {
  const [messages, minutes] = [textOf(posted.digest_messages).trim(), textOf(posted.digest_minutes).trim()];
  if (!messages && !minutes) return undefined;
  const read = {
    messages: messages ? Number(messages) : defaultDigest.messages,
    minutes: minutes ? Number(minutes) : defaultDigest.minutes,
  };
  return read.messages === defaultDigest.messages && read.minutes === defaultDigest.minutes ? undefined : read;
}

export const shownDigest = (digest: Digest | undefined): Digest => digest ?? { ...defaultDigest };
