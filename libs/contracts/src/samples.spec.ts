import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { commands, Envelope, events } from './index';

const folder = path.join(__dirname, '../samples');
const files = readdirSync(folder);

/** A sample is frozen on the day its version is released: whoever breaks it needs a new version. */
describe('frozen samples', () => {
  const contracts = [...events, ...commands];

  it('exist for every event and command, and for nothing else', () => {
    expect(files.sort()).toEqual(contracts.map((c) => `${c.type}.v${c.version}.json`).sort());
  });

  it.each(contracts.map((contract) => [contract.type, contract] as const))('%s can still be parsed', (_, contract) => {
    const sample: unknown = JSON.parse(
      readFileSync(path.join(folder, `${contract.type}.v${contract.version}.json`), 'utf8'),
    );
    const envelope = plainToInstance(Envelope, sample);
    expect(validateSync(envelope)).toEqual([]);
    expect(envelope.type).toBe(contract.type);
    const data = plainToInstance(contract.data, envelope.data);
    expect(validateSync(data, { whitelist: true, forbidNonWhitelisted: true })).toEqual([]);
  });

  it('a field that is not in the contract makes the test fail', () => {
    const [contract] = events;
    const data = plainToInstance(contract!.data, { nonsense: true });
    expect(validateSync(data, { whitelist: true, forbidNonWhitelisted: true })).not.toEqual([]);
  });
});
