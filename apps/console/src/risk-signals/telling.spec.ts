import { tellingInWords } from './telling';

const now = new Date('2026-01-29T18:45:00.000Z');
const later = '2026-01-29T18:46:00.000Z';
const notice = { signal_id: 's', told: 0, waiting: 0, untold: 0, workflow: 'response' };
const ofProvider = { party_at_fault: 'provider' as const, hold_until: later };

it('says until when telling is held back, and why', () => {
  expect(tellingInWords(ofProvider, { ...notice, held_until: later }, now)).toMatch(/^The provider’s fault.*6:46 PM/);
  expect(tellingInWords(ofProvider, undefined, now)).toMatch(/Nobody is told before/);
  expect(tellingInWords(ofProvider, { ...notice, told: 1 }, now)).toBeUndefined();
});

it('says what is ours, who was left out, and what nobody hears of', () => {
  const ofCustomer = { party_at_fault: 'customer' as const };
  expect(tellingInWords({ party_at_fault: 'us' }, notice, now)).toMatch(/staff are at it/);
  expect(tellingInWords(ofCustomer, { ...notice, told: 1, untold: 1 }, now)).toBe('Somebody else could not be told.');
  expect(tellingInWords(ofCustomer, { ...notice, workflow: null }, now)).toMatch(/no workflow asks for it/);
});
