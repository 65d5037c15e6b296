import { type Cause, causeFacts, type HealthStatus, type MeasuredCause, type Observation } from '@linesman/contracts';
import { compareMarks, type Mark } from './mark';

/** What the figures of a part's calls showed last. */
interface Measurement extends Mark {
  /** Absent where all was as usual. */
  cause?: MeasuredCause;
  /** In one sentence, with the numbers. */
  reason?: string;
}

/** By part. */
export type Measured = Record<string, Measurement>;

export function addMeasurement(
  known: Measured = {},
  { part = '', message, credential_version, started_at }: Observation,
  cause?: MeasuredCause,
): Measured {
  const next = { credential_version, at: Date.parse(started_at), ...(cause && { cause, reason: message }) };
  return { ...known, [part]: newerOf(known[part], next) };
}

/** Of two at the same time it is the one that tells of a problem, whichever came first. */
function newerOf(a: Measurement | undefined, b: Measurement): Measurement {
  if (!a) return b;
  const order = compareMarks(a, b) || textOf(a).localeCompare(textOf(b));
  return order >= 0 ? a : b;
}

const textOf = ({ cause, reason }: Measurement): string => `${cause ?? ''} ${reason ?? ''}`;

export interface MeasuredProblem {
  cause: MeasuredCause;
  part?: string;
  since: number;
  at: number;
  reason?: string;
}

interface Other {
  cause: Cause;
  part?: string;
  status: HealthStatus;
}

/** What measurements show, unless something else that is wrong explains it. */
export const measuredProblems = (measured: Measured = {}, others: Other[]): MeasuredProblem[] =>
  Object.entries(measured).flatMap(([name, { cause, at, reason }]) => {
    const part = name || undefined;
    if (!cause || others.some((other) => explains(other, part))) return [];
    return [{ cause, part, since: at, at, reason }];
  });

/** The part itself fails, the provider does, or nothing works. */
export const explains = ({ cause, part, status }: Other, measuredPart: string | undefined): boolean =>
  status === 'disconnected' || part === measuredPart || causeFacts[cause].party === 'provider';
