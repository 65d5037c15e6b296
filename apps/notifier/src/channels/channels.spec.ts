import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deliveryChannels } from '@linesman/contracts';
import { channelsIn } from './channels.module';

const source = join(__dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

it('finds the channels in their folders', () => {
  expect(channelsIn(__dirname).map(({ name }) => name)).toEqual(['EmailModule', 'SlackModule', 'TeamsModule']);
});

it('names a channel in its own folder only', () => {
  const elsewhere = files.filter((file) => !/^(channels\/\w+\/|migrations\/)/.test(file) && !file.endsWith('.spec.ts'));
  const literal = new RegExp(`['"\`](${deliveryChannels.join('|')})['"\`]`);
  // A field of a row may have the name of a channel.
  const withoutFields = (file: string) => readFileSync(join(source, file), 'utf8').replaceAll(/\bPick<[^>]*>/g, '');
  expect(elsewhere.filter((file) => literal.test(withoutFields(file)))).toEqual([]);
});
