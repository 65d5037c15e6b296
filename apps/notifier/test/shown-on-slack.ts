import type { KnownBlock } from '@slack/web-api';
import { howLong } from '../src/signals/wording';

/** When the messages of tests are rendered. */
export const now = new Date('2026-01-29T18:46:00Z');
export const rendering = { now, publicOrigin: 'https://linesman.example', value: 'ids' };

/** What a person reads in headers and sections. */
export const texts = (blocks: KnownBlock[]): string[] =>
  blocks.flatMap((block) => (block.type === 'header' || block.type === 'section' ? [shown(block.text!.text)] : []));
/** As Slack shows it to a reader whose clock has the zone of the fallback. */
const shown = (text: string): string =>
  text.replaceAll(/<!date\^(\d+)\^([^|]+)\|([^>]+) [A-Z]{3}>/g, (_, at: string, format: string, local: string) =>
    format.replace('{date_short} at {time}', local).replace('{ago}', ago(Number(at))),
  );
const ago = (seconds: number): string => `${howLong(new Date(seconds * 1_000), now)} ago`;
