import { disturbed } from './alerts/disturbed.ts';
import { month } from './alerts/month.ts';
import { type Outcome, outageFloors } from './floors.ts';
import { measureStorm } from './storm.ts';

export interface AlertsSize {
  /** One of the parts; all of them without it. */
  part?: string;
  signals: number;
  kills: number;
  /** Integrations in the outage. */
  storm: number;
  customers: number;
  days: number;
}

type Part = (say: (line: string) => void, size: AlertsSize) => Promise<Outcome>;

const parts: Record<string, Part> = { disturbed, outage, month };

export const isAlertsPart = (name: string): boolean => Object.hasOwn(parts, name);

/** Whether people are told of what they have to know, once, and of nothing else: in three parts. */
export async function alerts(say: (line: string) => void, size: AlertsSize): Promise<Outcome> {
  const all: Outcome = { lines: [], figures: {}, floors: [] };
  for (const [name, measure] of Object.entries(parts)) {
    if (size.part !== undefined && size.part !== name) continue;
    const { lines, figures, floors } = await measure(say, size);
    all.lines.push(...lines.map((line) => `${name}: ${line}`));
    all.figures[name] = figures;
    all.floors.push(...floors);
  }
  return all;
}

/** What `storm` measures, judged by its messages alone. */
async function outage(say: (line: string) => void, { storm: many }: AlertsSize): Promise<Outcome> {
  const { judged, ...found } = await measureStorm(say, many);
  return { ...found, floors: outageFloors(judged) };
}
