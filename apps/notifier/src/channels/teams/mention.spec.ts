import { signalContext } from '../../../test/signal-context';
import { mentionOf } from './mention';

it('knows the CSM and the manager by name, and anybody else by address', () => {
  const told = signalContext();
  const { csm } = told.signal.snapshot.customer!;
  expect(mentionOf(csm!.email.toLowerCase(), told)).toMatchObject({ name: csm!.name, notifies: true });
  expect(mentionOf('somebody@acme.example', told)).toMatchObject({ name: 'somebody@acme.example' });
});

it('takes out of a name what would end the mention', () => {
  const told = signalContext();
  const { csm } = told.signal.snapshot.customer!;
  csm!.name = 'Jane</at> **Miller**';
  expect(mentionOf(csm!.email.toLowerCase(), told).name).toBe('Jane /at Miller');
});
