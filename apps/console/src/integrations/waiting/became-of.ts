import type { ParkedLine } from '../../upstream/answers';

const words = {
  succeeded: 'succeeded',
  failed: 'failed',
  unknown: 'ended without an answer',
  cancelled: 'cancelled',
  expired: 'given up after too long a time',
} as const;

/** `41 succeeded, 1 failed`; nothing where none has ended. */
export function becameOf(line: Pick<ParkedLine, keyof typeof words>): string | undefined {
  const ends = Object.entries(words) as [keyof typeof words, string][];
  const said = ends.filter(([end]) => line[end] > 0).map(([end, word]) => `${line[end]} ${word}`);
  return said.length > 0 ? said.join(', ') : undefined;
}
