import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executionSucceeded } from '@linesman/contracts';
import { PoisonError } from '../poison-error';
import { parseMessage } from './parse-message';

const sample = JSON.parse(
  readFileSync(join(__dirname, '../../../contracts/samples/execution_succeeded.v1.json'), 'utf8'),
) as object;
const parse = (time: unknown) =>
  parseMessage(executionSucceeded, JSON.stringify({ ...sample, id: randomUUID(), tenantid: randomUUID(), time }));

it.each(['2026-01-29T10:00:01.000Z', '2026-01-29T10:00:01Z', '2026-01-29T12:00:01.123456+02:00'])(
  'takes an event of %s',
  (time) => expect(parse(time).time).toBe(time),
);

it.each(['yesterday', '', 7, undefined, '2026-W05', '2026-01-29', '20260129T100001Z', '2026-01-29T10:00:60Z'])(
  'refuses an event whose time is %j',
  (time) => {
    expect(() => parse(time)).toThrow(PoisonError);
    expect(() => parse(time)).toThrow(/time/);
  },
);
