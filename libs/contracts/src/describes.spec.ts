import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { alertDelivered, type EventContract, integrationFirstChecked, integrationStatusChanged } from './index';

const problemsOf = (contract: EventContract, change: object): string[] => {
  const file = path.join(__dirname, `../samples/${contract.type}.v${contract.version}.json`);
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: object };
  return validateSync(plainToInstance(contract.data, { ...data, ...change })).map(({ property }) => property);
};

it.each<[EventContract, string]>([
  [integrationStatusChanged, 'detected_by'],
  [integrationFirstChecked, 'checked_by'],
  [alertDelivered, 'channel'],
])('reads in $type a value that a later release has added', (contract, field) => {
  expect(problemsOf(contract, { [field]: 'of_a_later_release' })).toEqual([]);
  for (const wrong of [undefined, null, '', 7, 'x'.repeat(101)])
    expect(problemsOf(contract, { [field]: wrong })).toEqual([field]);
});

it('refuses an unknown value by which somebody decides', () => {
  expect(problemsOf(integrationStatusChanged, { cause: 'of_a_later_release' })).toEqual(['cause']);
  expect(problemsOf(integrationStatusChanged, { new_status: 'of_a_later_release' })).toEqual(['new_status']);
});
