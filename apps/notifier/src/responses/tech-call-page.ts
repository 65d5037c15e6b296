import { contactPage } from '../contact-pages/contact-page';
import { localTime } from '../signals/wording';
import type { OfferedCall } from './tech-calls';

interface Content {
  title: string;
  lines: string[];
  choices?: true;
  may_cancel?: true;
}

function contentOf({ starts_at, outcome, state, free, snapshot }: OfferedCall): Content {
  const zone = snapshot?.customer?.time_zone;
  const csm = snapshot?.customer?.csm?.name ?? 'our team';
  if (outcome === 'cancelled')
    return {
      title: 'The call is cancelled',
      lines: [`You and ${csm} get an email that takes it out of your calendars.`],
    };
  if (starts_at)
    return {
      title: 'The call is agreed on',
      lines: [
        `You talk to ${csm} on ${localTime(starts_at, zone)}, for half an hour.`,
        'An email with the invitation for your calendar is on its way. You can cancel the call here as long as it has not begun.',
      ],
      ...(outcome ? {} : { may_cancel: true }),
    };
  if (outcome) return { title: 'None of these times', lines: [`${csm} is told that none of the times suits you.`] };
  if (state !== 'open' || !snapshot)
    return { title: 'No call is needed', lines: ['The problem has ended. There is nothing left to do.'] };
  if (free.length === 0)
    return {
      title: 'These times are gone',
      lines: [`None of the times is free any more. Reply to the email, and ${csm} finds another one.`],
    };
  return {
    title: 'Choose a time for the call',
    lines: [
      `${csm} helps you with your ${snapshot.connection_name} integration. The call takes half an hour, and both of you get an invitation.`,
    ],
    choices: true,
  };
}

/** What the contact sees who follows the link in the email with the offer. */
export function techCallPage(path: string, call: OfferedCall): string {
  const { title, lines, choices, may_cancel } = contentOf(call);
  const zone = call.snapshot?.customer?.time_zone;
  const slot = (value: string) => ({ label: localTime(value, zone), action: path, field: { name: 'slot', value } });
  const none = { label: 'None of these times suits me', action: `${path}/none`, quiet: true } as const;
  const cancel = { label: 'Cancel the call', action: `${path}/cancel`, quiet: true } as const;
  return contactPage({
    product: call.product_name,
    title,
    lines,
    buttons: [...(choices ? [...call.free.map(slot), none] : []), ...(may_cancel ? [cancel] : [])],
  });
}
