import { oneLine } from '@linesman/texts';

interface Person {
  name: string;
  email: string;
}

export interface Call {
  uid: string;
  starts: Date;
  title: string;
  organizer: Person;
  attendee: Person;
  now: Date;
  /** It takes the call out of the calendars that the invitation put it into (RFC 5546 3.2.5). */
  cancelled?: boolean;
}

/**
 * A call of half an hour, as an .ics file that email programs offer to put into a calendar. The same file goes to both: the
 * organizer takes part as well (RFC 5545 3.2.16, RFC 5546 3.2.2), and calendars answer to the organizer. The time is in UTC,
 * which each calendar shows in the zone of its owner.
 */
export async function invitation({ uid, starts, title, now, cancelled = false, ...people }: Call): Promise<string> {
  const { createEvent } = await import('ics');
  const [organizer, attendee] = [knownTo(people.organizer), knownTo(people.attendee)];
  const { error, value } = createEvent({
    uid,
    title: oneLine(title),
    start: starts.getTime(),
    startOutputType: 'utc',
    duration: { minutes: 30 },
    method: cancelled ? 'CANCEL' : 'REQUEST',
    status: cancelled ? 'CANCELLED' : 'CONFIRMED',
    sequence: cancelled ? 1 : 0,
    productId: 'linesman',
    organizer,
    attendees: [
      { ...organizer, rsvp: false, partstat: 'ACCEPTED', role: 'CHAIR' },
      { ...attendee, rsvp: true, partstat: 'NEEDS-ACTION', role: 'REQ-PARTICIPANT' },
    ],
    created: now.getTime(),
    lastModified: now.getTime(),
  });
  if (error || !value) throw new Error(error?.message ?? 'the invitation is empty');
  return value;
}

/** `ics` refuses a person of whom anything else is known, and its error is no Error. */
const knownTo = ({ name, email }: Person): Person => ({ name: oneLine(name), email });
