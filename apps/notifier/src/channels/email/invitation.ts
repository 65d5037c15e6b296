export interface Call {
  uid: string;
  starts: Date;
  title: string;
  organizer: { name: string; email: string };
  attendee: { name: string; email: string };
  now: Date;
}

/** A call of half an hour, as an .ics file that email programs offer to put into a calendar. */
export async function invitation({ uid, starts, title, organizer, attendee, now }: Call): Promise<string> {
  const { createEvent } = await import('ics');
  const { error, value } = createEvent({
    uid,
    title,
    start: starts.getTime(),
    startOutputType: 'utc',
    duration: { minutes: 30 },
    method: 'REQUEST',
    status: 'TENTATIVE',
    productId: 'linesman',
    organizer,
    attendees: [{ ...attendee, rsvp: true, partstat: 'NEEDS-ACTION', role: 'REQ-PARTICIPANT' }],
    created: now.getTime(),
    lastModified: now.getTime(),
  });
  if (error || !value) throw error ?? new Error('the invitation is empty');
  return value;
}
