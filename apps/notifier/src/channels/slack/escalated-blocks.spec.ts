import { signalContext } from '../../../test/signal-context';
import { now, rendering, texts } from '../../../test/shown-on-slack';
import { escalation } from '../../signals/escalation-wording';
import type { SignalContext } from '../../signals/signal-context';
import { escalatedBlocks } from './escalated-blocks';

const manager = (over = {}): SignalContext => ({ ...signalContext(over), audience: 'manager' });
const acknowledged = { action: 'acknowledge', actor: 'Jane Miller', responded_at: new Date('2026-01-29T16:46:00Z') };

it('tells the manager first how long nobody has acted, then what the alert says', () => {
  const { text, blocks } = escalatedBlocks(manager(), rendering);
  const said = "TechCorp's Salesforce has been disconnected for 3 hours and nobody has acted";
  expect(text).toBe(said);
  expect(texts(blocks).slice(0, 3)).toEqual([
    ':rotating_light: Escalated: TechCorp',
    `${said}.\nCSM: Jane Miller`,
    'Integration: Salesforce CRM Sync\nStatus: DISCONNECTED',
  ]);
});

it.each<[string, SignalContext, string]>([
  [
    'who acted last',
    { ...manager(), responses: [acknowledged] as SignalContext['responses'] },
    "TechCorp's Salesforce has been disconnected for 3 hours and Jane Miller acted last, 2 hours ago",
  ],
  [
    'the integration where there is no customer',
    manager({ customer: undefined }),
    'Salesforce CRM Sync has been disconnected for 3 hours and nobody has acted',
  ],
  [
    'when an access ends',
    manager({
      signal_type: 'integration_expiring',
      credentials_end: { at: '2026-02-01T15:00:00Z', why: 'expires' },
    }),
    "The access of TechCorp's Salesforce ends in 3 days, on Feb 1, 2026 at 10:00 AM EST, and nobody has acted",
  ],
])('says %s', (_, told, said) => {
  expect(escalation(told, now)).toBe(said);
});
