import type { SignalDiagnosis } from '@linesman/contracts';
import type { Signal } from '../signals/signal';
import type { Diagnose } from './diagnose';
import { DiagnoseAhead } from './diagnose-ahead';

const tenant_id = 'a tenant';
const opened_at = new Date('2026-01-05T10:00:00Z');
const signal = (signal_id: string, failing_since?: Date) =>
  ({ tenant_id, signal_id, integration_id: `of ${signal_id}`, opened_at, failing_since }) as Signal;
const diagnosed = (as_of: string) => ({ as_of }) as SignalDiagnosis;

function begin(opened: Signal[], ofOpened = jest.fn().mockResolvedValue(diagnosed('at opening'))) {
  const diagnosing = { ofOpened, of: jest.fn().mockResolvedValue(diagnosed('when asked')) };
  const ahead = new DiagnoseAhead(diagnosing as unknown as Diagnose);
  ahead.begin(opened);
  return { ahead, ofOpened };
}

it('gives what was begun at the opening once', async () => {
  const { ahead, ofOpened } = begin([signal('one')]);
  expect(ofOpened).toHaveBeenCalledWith({ tenant_id, signal_id: 'one', integration_id: 'of one', since: opened_at });
  expect(await ahead.of(tenant_id, 'one')).toEqual(diagnosed('at opening'));
  expect(await ahead.of(tenant_id, 'one')).toEqual(diagnosed('when asked'));
});

it('asks since when the integration fails', () => {
  const since = new Date('2026-01-05T09:00:00Z');
  const { ofOpened } = begin([signal('one', since)]);
  expect(ofOpened).toHaveBeenCalledWith(expect.objectContaining({ since }));
});

it('gives a diagnosis to its own tenant alone', async () => {
  const { ahead } = begin([signal('one')]);
  expect(await ahead.of('another tenant', 'one')).toEqual(diagnosed('when asked'));
});

it('diagnoses again when what was begun failed', async () => {
  const { ahead } = begin([signal('one')], jest.fn().mockRejectedValue(new Error('the database is away')));
  expect(await ahead.of(tenant_id, 'one')).toEqual(diagnosed('when asked'));
});

it('begins none of a storm', () => {
  const { ofOpened } = begin(Array.from({ length: 9 }, (_, i) => signal(String(i))));
  expect(ofOpened).not.toHaveBeenCalled();
});
