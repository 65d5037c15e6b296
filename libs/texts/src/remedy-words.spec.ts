import { causeFacts, causes } from '@linesman/contracts';
import { remedyOf } from './remedy-words';

const of = (cause: (typeof causes)[number], of_customer = true) =>
  remedyOf({ cause, party: causeFacts[cause].party, connection: 'Stripe', of_customer });

describe('who acts on a problem, and how', () => {
  it.each([
    ['grant_revoked', 'Customer', 'Reconnect', ['send_fix_instructions', 'schedule_tech_call']],
    ['api_key_rejected', 'Customer', 'Enter a new key', ['send_fix_instructions', 'schedule_tech_call']],
    ['webhook_refused', 'Customer', undefined, ['send_fix_instructions', 'schedule_tech_call']],
    ['server_error', 'Stripe', undefined, ['tell_customer']],
    ['timeout', 'Stripe', undefined, ['tell_customer']],
    ['invalid_client', 'Us', undefined, []],
    ['refresh_interrupted', 'Us', 'Reconnect', ['send_fix_instructions', 'schedule_tech_call']],
  ] as const)('%s: %s', (cause, acts, reconnect, helps) => {
    expect(of(cause)).toMatchObject({ acts, helps });
    expect(of(cause).reconnect).toBe(reconnect);
  });

  it('takes the blame for an interrupted renewal, and asks the customer to reconnect', () => {
    expect(of('refresh_interrupted').next_step).toBe('We interrupted a renewal, sorry. Sign in at Stripe again.');
  });

  it('writes to no customer about an integration of the workspace', () => {
    expect(of('grant_revoked', false)).toMatchObject({ acts: 'This workspace', reconnect: 'Reconnect', helps: [] });
    expect(of('server_error', false).helps).toEqual([]);
  });

  it('names the person whose own integration it is', () => {
    const own = { connection: 'Stripe', of_customer: false, person: 'Mia Member' };
    expect(remedyOf({ ...own, cause: 'grant_revoked' }).acts).toBe('Mia Member');
    expect(remedyOf({ ...own, cause: 'webhook_refused' }).acts).toBe('Mia Member');
    expect(remedyOf({ ...own, cause: 'server_error' }).acts).toBe('Stripe');
  });

  it('says a next step for every cause, and goes by the party where no cause is known', () => {
    for (const cause of causes) expect(of(cause).next_step).toMatch(/\.$/);
    const unknown = remedyOf({ cause: null, party: 'provider', connection: 'Stripe', of_customer: true });
    expect(unknown).toMatchObject({ acts: 'Stripe', helps: ['tell_customer'] });
  });
});
