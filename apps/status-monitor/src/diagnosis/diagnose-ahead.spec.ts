import type { SignalDiagnosis } from '@linesman/contracts';
import type { Signal } from '../signals/signal';
import type { Diagnose } from './diagnose';
import { DiagnoseAhead } from './diagnose-ahead';

const tenant_id = 'a tenant';
const opened_at = new Date('2026-01-05T10:00:00Z');
const snapshot = { status_change: { integration_type: 'xero' } };
const signal = (signal_id: string, failing_since?: Date) =>
  ({ tenant_id, signal_id, integration_id: `of ${signal_id}`, opened_at, failing_since, snapshot }) as Signal;
const diagnosed = (as_of: string) => ({ as_of }) as SignalDiagnosis;

const served = { serves: [] };

function begin(opened: Signal[], ofOpened = jest.fn().mockResolvedValue(diagnosed('at opening'))) {
  const dependentsOf = jest.fn().mockResolvedValue(served);
  const of = jest.fn().mockResolvedValue(diagnosed('when asked'));
  const ahead = new DiagnoseAhead({ dependentsOf, ofOpened, of } as unknown as Diagnose);
  const committed = ahead.begin(opened);
  return { ahead, dependentsOf, ofOpened, committed };
}

it('asks who depends on the integration before the commit, reads the signal after it, and gives what was found once', async () => {
  const { ahead, dependentsOf, ofOpened, committed } = begin([signal('one')]);
  expect(dependentsOf).toHaveBeenCalledWith(expect.objectContaining({ tenant_id, integration_id: 'of one' }));
  expect(ofOpened).not.toHaveBeenCalled();
  committed();
  const [opened, serving] = ofOpened.mock.calls[0] as [object, Promise<object>];
  expect(opened).toEqual({
    tenant_id,
    signal_id: 'one',
    integration_id: 'of one',
    connection_code: 'xero',
    since: opened_at,
  });
  expect(await serving).toBe(served);
  expect(await ahead.of(tenant_id, 'one')).toEqual(diagnosed('at opening'));
  expect(await ahead.of(tenant_id, 'one')).toEqual(diagnosed('when asked'));
});

it('asks since when the integration fails', () => {
  const since = new Date('2026-01-05T09:00:00Z');
  const { ofOpened, committed } = begin([signal('one', since)]);
  committed();
  expect(ofOpened).toHaveBeenCalledWith(expect.objectContaining({ since }), expect.any(Promise));
});

it('gives nothing of a signal whose transaction did not commit', async () => {
  const { ahead } = begin([signal('one')]);
  expect(await ahead.of(tenant_id, 'one')).toEqual(diagnosed('when asked'));
});

it('gives a diagnosis to its own tenant alone', async () => {
  const { ahead, committed } = begin([signal('one')]);
  committed();
  expect(await ahead.of('another tenant', 'one')).toEqual(diagnosed('when asked'));
});

it('diagnoses again when what was begun failed', async () => {
  const { ahead, committed } = begin([signal('one')], jest.fn().mockRejectedValue(new Error('the database is away')));
  committed();
  expect(await ahead.of(tenant_id, 'one')).toEqual(diagnosed('when asked'));
});

it('asks nobody while as many are ahead as may be', () => {
  const { ahead, dependentsOf, committed } = begin(Array.from({ length: 8 }, (_, i) => signal(String(i))));
  committed();
  ahead.begin([signal('one more')])();
  expect(dependentsOf).toHaveBeenCalledTimes(8);
});

it('begins none of a storm', () => {
  const { dependentsOf, ofOpened, committed } = begin(Array.from({ length: 9 }, (_, i) => signal(String(i))));
  committed();
  expect(dependentsOf).not.toHaveBeenCalled();
  expect(ofOpened).not.toHaveBeenCalled();
});
