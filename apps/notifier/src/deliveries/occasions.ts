import { EMAIL_REPLY } from '../signals/email-reply';
import type { Delivery } from './delivery.entity';

/** The contact is told of a provider's outage because somebody asked for it. They are told its end too. */
const TELL_CUSTOMER = 'click.tell_customer';

/** One message for all signals of the reader that are part of an outage. */
export const OUTAGE = 'outage';

/** The CSM's manager is told that nobody acts. */
export const ESCALATED = 'escalated';

/** The occasion begins so where somebody is reminded of a signal on which nobody has acted. */
const REMINDER = 'reminder.';

/** What the occasion begins with where somebody assigned the signal to the person. */
const ASSIGNED = 'assigned.';

/** What the occasion begins with where a step of a workflow asks the person to decide; the id of the step follows. */
export const APPROVAL = 'approval.';

export const asksForApproval = (occasion: string): boolean => occasion.startsWith(APPROVAL);

export const isAssignment = (occasion: string): boolean => occasion.startsWith(ASSIGNED);

/** Somebody is told because nobody acts. */
export const isAboutInaction = (occasion: string): boolean => occasion === ESCALATED || occasion.startsWith(REMINDER);

export const isReminder = (occasion: string): boolean => occasion.startsWith(REMINDER);

/** The signal opened. */
export const isOpening = (occasion: string): boolean => occasion === 'opened';

/** What a person who has snoozed a signal is spared. */
export const isQuieted = (occasion: string): boolean =>
  isOpening(occasion) || isAboutInaction(occasion) || /^(changed|again|partly)\./.test(occasion);

/** A workflow tells a person of a signal for the first time. */
export const isFirst = ({ occasion, follows }: { occasion: string; follows: boolean }): boolean =>
  !follows && (occasion === 'opened' || /^(changed|again)\./.test(occasion));

/** It is the first that tells a person of a signal; what follows is a reply to it. */
export const isAnnouncement = ({ occasion, follows }: Pick<Delivery, 'occasion' | 'follows'>): boolean =>
  !follows &&
  (occasion === 'opened' ||
    occasion === OUTAGE ||
    occasion === ESCALATED ||
    /^(changed|again|reminder|assigned|approval)\./.test(occasion) ||
    occasion.startsWith(TELL_CUSTOMER));
/** The same of a row `d` of the table. */
export const announces = `d.follows is null and (d.occasion in ('opened', '${OUTAGE}', '${ESCALATED}') or d.occasion like any ('{changed.%,again.%,${REMINDER}%,${ASSIGNED}%,${APPROVAL}%,${TELL_CUSTOMER}%}'))`;

export const isClosing = (occasion: string): boolean => occasion === 'resolved' || occasion === 'withdrawn';

/** What the occasion begins with where somebody asked for a new reconnect link on the page of an ended one. */
export const NEW_LINK = 'new_link.';

/** What the occasion begins with where a contact handed the link over to this person; the id of that link follows. */
export const HANDED_OVER = 'handed_over.';

/** A person began to reconnect, and stopped. Once for each person and signal. */
export const NUDGE = 'nudge';

/** The tenant is told that a Slack channel takes no messages any more. It stays so after the signal has ended. */
export const CHANNEL_REFUSED = 'slack_channel_refused';

/** Whoever was invited to a call is told that it does not take place, also after the problem has ended. */
export const CALL_CANCELLED = 'tech_call.cancelled';

/** A contact replied to an email. */
export const isEmailReply = (occasion: string): boolean => occasion.startsWith(EMAIL_REPLY);

/** It is sent also where the message that it should follow was not sent. */
export const readsByItself = (occasion: string): boolean =>
  [isAssignment, asksForApproval, isEmailReply].some((is) => is(occasion));

/** It is told also after the signal has ended. */
export const outlasts = (occasion: string): boolean =>
  isClosing(occasion) || [CALL_CANCELLED, CHANNEL_REFUSED].includes(occasion) || isEmailReply(occasion);

/** What a contact is told may be told to another contact in their place, unless it is for one person. */
export const isForAnyContact = (occasion: string): boolean =>
  /^(opened$|changed\.|again\.|click\.(send_fix_instructions|tell_customer)\b)/.test(occasion);
