import type { RiskSignal } from '../upstream/answers';
import { type Notice, openFor, signalSteps, whyNotNotified } from './signal-in-words';

const opened_at = '2026-01-29T15:45:00.000Z';
const now = new Date('2026-01-29T18:45:00.000Z');
const later = '2026-01-29T18:46:00.000Z';
const signal = {
  opened_at,
  status: 'open' as RiskSignal['status'],
  party_at_fault: 'customer' as RiskSignal['party_at_fault'],
  cause: null as RiskSignal['cause'],
  detected_by: 'probe' as const,
  hold_until: null as string | null,
  reconnected_at: null as string | null,
  resolved_at: null as string | null,
  resolution: null as RiskSignal['resolution'],
};
const notice: Notice = {
  signal_id: 's',
  first_told_at: null,
  told: 0,
  waiting: 0,
  untold: 0,
  reason: null,
  held_until: null,
  workflow: 'response',
};
const stepsOf = (...given: Parameters<typeof signalSteps>) =>
  signalSteps(...given).map(({ name, state, after, remark, until }) => [
    name,
    state,
    after ?? (until ? `${remark} ${until}` : remark),
  ]);

describe('the steps of a signal', () => {
  it('ask nobody to reconnect what is only near its limit', () => {
    expect(stepsOf({ ...signal, cause: 'rate_limit_near' }, notice, now)).toEqual([
      ['Detected', 'done', 'The provider said it in an answer'],
      ['Notified', 'waiting', 'Not yet'],
      ['Reconnected', 'skipped', 'There is nothing to reconnect'],
      ['Verified', 'waiting', 'When enough requests are left'],
    ]);
  });

  it('show the time between them', () => {
    const resolved = {
      ...signal,
      status: 'resolved' as const,
      resolution: 'verified' as const,
      reconnected_at: '2026-01-29T16:45:02.000Z',
      resolved_at: '2026-01-29T16:45:05.500Z',
    };
    const told = { ...notice, told: 2, first_told_at: '2026-01-29T15:45:02.000Z' };
    expect(stepsOf(resolved, told, now)).toEqual([
      ['Detected', 'done', 'Our health check failed'],
      ['Notified', 'done', '2 s'],
      ['Reconnected', 'done', '1 h'],
      ['Verified', 'done', '3.5 s'],
    ]);
    expect(openFor(resolved, now)).toBe('1 h');
  });

  it('skip a reconnect that was not needed', () => {
    const resolved = {
      ...signal,
      status: 'resolved' as const,
      resolution: 'verified' as const,
      resolved_at: opened_at,
    };
    expect(stepsOf(resolved, notice, now).slice(1)).toEqual([
      ['Notified', 'skipped', 'It ended before anybody was notified'],
      ['Reconnected', 'skipped', 'It works again without a reconnect'],
      ['Verified', 'done', '0 ms'],
    ]);
  });

  it.each([
    [{ held_until: later }, 'waiting', `Held until ${later}`],
    [{ waiting: 1 }, 'waiting', 'Messages are being sent'],
    [{ waiting: 2, awaiting_approval: 1 }, 'waiting', 'Messages are being sent'],
    [{ waiting: 1, awaiting_approval: 1 }, 'waiting', 'Messages wait for approval'],
    [
      { waiting: 2, waiting_for_hours: 2, hours_begin_at: later },
      'waiting',
      `Messages wait for working hours, until ${later}`,
    ],
    [
      { waiting: 2, awaiting_approval: 1, waiting_for_hours: 1, hours_begin_at: later },
      'waiting',
      `Messages wait for approval and for working hours, until ${later}`,
    ],
    [
      { not_singly: `part of the outage of Salesforce since ${opened_at}` },
      'skipped',
      `Not notified of it alone: it is part of the outage of Salesforce since ${opened_at}`,
    ],
    [{ untold: 1, reason: 'bounced' }, 'skipped', 'Nobody could be notified'],
    [{ workflow: null }, 'skipped', 'No workflow notifies anybody of this'],
    [{}, 'waiting', 'Not yet'],
  ] as const)('say why nobody was notified yet: %o', (over, state, remark) => {
    expect(stepsOf(signal, { ...notice, ...over }, now)[1]).toEqual(['Notified', state, remark]);
  });

  it('say when the problem is on our side, and when the notifier could not be asked', () => {
    expect(stepsOf({ ...signal, party_at_fault: 'us' }, notice, now)[1]![2]).toBe(
      'A problem on our side: only staff are notified',
    );
    expect(stepsOf(signal, undefined, now)[1]).toEqual(['Notified', 'waiting', 'Not known right now']);
  });

  it('wait for nothing more once the integration was removed', () => {
    const removed = {
      ...signal,
      status: 'withdrawn' as const,
      resolution: 'withdrawn' as const,
      resolved_at: opened_at,
    };
    expect(stepsOf(removed, notice, now).map(([, state]) => state)).toEqual(['done', 'skipped', 'skipped', 'skipped']);
  });
});

describe('why people have not been notified', () => {
  it('says until when notifications are held, and why', () => {
    const byProvider = { ...signal, party_at_fault: 'provider' as const, hold_until: later };
    expect(whyNotNotified(byProvider, { ...notice, held_until: later }, now)).toMatchObject({ until: later });
    expect(whyNotNotified(byProvider, undefined, now)).toMatchObject({
      words: expect.stringContaining('Nobody is notified before') as string,
    });
    expect(whyNotNotified(byProvider, { ...notice, told: 1 }, now)).toBeUndefined();
  });

  it('says what is on our side, who was left out, and what no workflow covers', () => {
    expect(whyNotNotified({ ...signal, party_at_fault: 'us' }, notice, now)?.words).toMatch(/our staff have a task/);
    expect(whyNotNotified(signal, { ...notice, told: 1, untold: 1, reason: 'unsubscribed' }, now)).toEqual({
      words: 'One person was not notified: they have unsubscribed.',
    });
    const bob = { ...notice, told: 1, untold: 1, untold_recipient: 'bob@acme.example', reason: 'unsubscribed' };
    expect(whyNotNotified(signal, bob, now)?.words).toBe('bob@acme.example was not notified: they have unsubscribed.');
    expect(whyNotNotified(signal, { ...notice, workflow: null }, now)?.words).toMatch(/no workflow covers this/);
  });

  it('says that a signal is part of an outage', () => {
    const part = { ...notice, not_singly: `part of the outage of Salesforce since ${opened_at}` };
    expect(whyNotNotified({ ...signal, party_at_fault: 'provider' }, part, now)).toEqual({
      words: 'Not notified of it alone: it is part of the outage of Salesforce since',
      until: opened_at,
    });
  });

  it('says who silenced a signal and why, also once it has ended', () => {
    const silenced = { ...notice, held_until: later, not_singly: 'silenced by Jane: database move' };
    const why = { words: 'Silenced by Jane: database move. Nobody is notified before', until: later };
    expect(whyNotNotified(signal, silenced, now)).toEqual({ ...why, silenced: true });
    expect(stepsOf(signal, silenced, now)[1]).toEqual(['Notified', 'waiting', `${why.words} ${later}`]);
    const resolved = { ...signal, status: 'resolved' as const, resolution: 'verified' as const };
    expect(stepsOf(resolved, { ...silenced, held_until: null }, now)[1]).toEqual([
      'Notified',
      'skipped',
      'It ended while it was silenced by Jane: database move',
    ]);
  });

  it('says that its integration is unstable', () => {
    const unstable = { ...notice, held_until: later, not_singly: 'unstable: it broke 4 times within an hour' };
    expect(whyNotNotified(signal, unstable, now)).toEqual({
      words: 'Unstable: it broke 4 times within an hour. If it stays broken, people are notified on',
      until: later,
    });
    expect(whyNotNotified(signal, { ...unstable, held_until: null }, now)?.words).toMatch(/worked again before/);
  });

  it('says that a signal is one of many', () => {
    const held = { ...notice, held_until: later, not_singly: 'one of many failures of Salesforce at once' };
    expect(whyNotNotified(signal, held, now)).toEqual({
      words: 'Many customers fail at Salesforce at once, so our staff look at it first. Nobody is notified before',
      until: later,
    });
  });

  it('says what messages wait for, also where somebody else was notified', () => {
    const waits = { ...notice, waiting: 1, waiting_for_hours: 1, hours_begin_at: later };
    expect(whyNotNotified(signal, waits, now)).toEqual({
      words: 'Messages wait for working hours, until',
      until: later,
    });
    const approved = { ...notice, told: 1, waiting: 1, awaiting_approval: 1 };
    expect(whyNotNotified(signal, approved, now)).toEqual({ words: 'Messages wait for approval.' });
    expect(whyNotNotified(signal, { ...notice, waiting: 1 }, now)).toEqual({ words: 'Messages are being sent.' });
    expect(whyNotNotified(signal, { ...notice, told: 1, waiting: 1 }, now)).toBeUndefined();
  });

  it('says that staff are told only of what staff can end', () => {
    const interrupted = { ...signal, party_at_fault: 'us' as const, cause: 'refresh_interrupted' as const };
    expect(whyNotNotified(interrupted, { ...notice, told: 1 }, now)).toBeUndefined();
  });
});
