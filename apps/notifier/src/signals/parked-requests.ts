import type { SignalContext } from './signal-context';

/**
 * What became of them once the integration works again. A signal that is open says in its impact that they wait, and
 * nothing was run where the integration was removed.
 */
export function parkedLines({ signal }: Pick<SignalContext, 'signal'>): string[] {
  const { parked_requests: now, state } = signal;
  if (!now || state !== 'resolved') return [];
  const { parked, succeeded, failed, unknown, cancelled, expired } = now;
  // How many are left changes with each that has run.
  if (parked > 0) return ['The requests that waited run now, one after another.'];
  const ran = succeeded + failed + unknown;
  const ends = [failed > 0 && `${failed} failed`, unknown > 0 && `${unknown} ended without an answer`].filter(Boolean);
  return [
    ...(ran > 0 ? [`${[`${requests(ran)} that waited ran`, ...ends].join(', ')}.`] : []),
    ...(cancelled > 0 ? [`${requests(cancelled)} that waited ${was(cancelled)} cancelled.`] : []),
    ...(expired > 0 ? [`${requests(expired)} that waited ${was(expired)} given up after too long a time.`] : []),
  ];
}

const requests = (count: number): string => (count === 1 ? '1 request' : `${count} requests`);
const was = (count: number): string => (count === 1 ? 'was' : 'were');
