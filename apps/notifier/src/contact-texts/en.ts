/** What customers' people read: emails and the pages behind their links. `{name}` is a placeholder. Of two keys that end in `_one` and `_other`, the number decides. */
export const en = {
  between: ' ',
  colon: ':',
  greeting: 'Hi {name},',
  regards: 'Best regards,',
  team: 'The {product} Team',
  our_team: 'The {product} Team',
  wrong_person: 'Not the right person?',
  stop: 'Stop these messages',
  if_issues: "If you run into any issues, reply to this email and we'll help you sort it out.",
  if_questions: 'If you have questions, reply to this email.',
  what_happened: 'What happened:',
  what_fails: 'What does not work:',
  what_works: 'What works:',
  to_fix: 'To fix this:',
  to_fix_quick: 'To fix this (takes about 2 minutes):',
  no_login: 'No login is needed.',
  or_in_product: 'Or in {product}:',
  action_required: 'Action Required: {heading}',
  how_to_fix: 'How to fix your {connection} integration',
  here_is_how: 'Here is how to get your {connection} integration with {product} working again.',
  works_in_part: 'Your {connection} integration with {product} works only in part.',
  requests_wait_one: '{count} request waits and will run once it works again.',
  requests_wait_other: '{count} requests wait and will run once it works again.',

  partly_subject: 'Your {connection} integration works again in part',
  partly_one: 'Your {connection} integration with {product} is partly working again: {parts} still fails.',
  partly_other: 'Your {connection} integration with {product} is partly working again: {parts} still fail.',
  partly_some: 'Your {connection} integration with {product} is partly working again: some of it still fails.',
  still_wrong: 'What is still wrong:',
  nothing_about_it: 'There is nothing for you to do about it.',

  outage_subject: '{connection} has problems: nothing for you to do',
  outage: '{connection} has problems at the moment. They affect your integration with {product}.',
  reason_since: '{reason}, since {since}',
  outage_nothing: 'There is nothing for you to do.',
  outage_next:
    'Your connection is in order, and reconnecting does not help. We check {connection} regularly, and email you as soon as it works again.',

  handed_subject: '{colleague} asks you to take care of the {connection} integration',
  handed:
    '{colleague} told us that you are the right person for the {connection} integration with {product}, and gave us your address.',
  handed_note: 'The link is for you alone. If you are not the right person either, you can say so on its page.',
  a_colleague: 'A colleague',

  unfinished_subject: 'Your {connection} integration is not connected again yet',
  unfinished_note:
    'Does somebody else at your company have to do this? You can say so on the page behind the link. This is the only reminder.',
  stopped_opened:
    'You opened the link to reconnect {connection}. The integration with {product} does not work again yet.',
  stopped_consent:
    'You went to {connection} to allow access, and did not come back from there. The integration with {product} does not work again yet.',
  stopped_cancelled: 'You did not allow access at {connection}, so nothing was changed.',
  stopped_access: '{product} asks for this access: {access}.',
  stopped_safe: 'No setting is changed at {connection}, and we never see your password.',
  stopped_account:
    'You chose another account at {connection} than the one that this integration belongs to, so nothing was changed.',
  stopped_accounts: 'You chose {offered}, and {expected} is expected (both are shortened).',
  stopped_sign_out: 'Sign out of {connection} first, then use the right account.',
  stopped_failed:
    '{connection} did not accept the last step, so nothing was changed. This often works when it is tried again.',

  ended_subject: 'Your {connection} integration works again',
  ended_removed_subject: 'Your {connection} integration was removed or paused',
  ended_warning_subject: 'Your {connection} integration goes on working',
  ended_removed:
    'The {connection} integration with {product} was removed or paused on purpose. There is nothing left for you to do.',
  ended_expiring: 'The access of {product} to {connection} no longer ends soon, and we have verified it.',
  ended_near_limit: 'Your {connection} integration with {product} has enough requests left again.',
  ended:
    'Your {connection} integration with {product} works again, and we have verified it. The problem lasted {took}.',
  ended_by_itself:
    '{connection} answers again, and your integration with {product} works. The problem lasted {took}. There was nothing that you had to do.',
  ended_thanks: 'Thank you for taking care of it.',

  call_subject: 'A call about your {connection} integration',
  call_offer:
    '{host} would like to help you with your {connection} integration with {product} on a call of half an hour. These times are free, on your clock:',
  call_choose: 'Choose a Time',
  call_note:
    'No login is needed. Both of you get an invitation for the time that you choose. If none suits you, say so there, or reply to this email.',
  call_agreed_subject: 'Call with {other} about the {connection} integration',
  call_agreed: 'The call with {other} about the {connection} integration is agreed on: {at}, half an hour.',
  call_agreed_note: 'The invitation is attached. {host} organizes the call, and gets your answer to the invitation.',
  call_cancelled_subject: 'Cancelled: call with {other} about the {connection} integration',
  call_cancelled:
    '{by} cancelled the call with {other} about the {connection} integration, which was agreed on for {at}.',
  call_cancelled_note: 'The attached file takes it out of your calendar.',

  day_one: '{count} day',
  day_other: '{count} days',
  hour_one: '{count} hour',
  hour_other: '{count} hours',
  minute_one: '{count} minute',
  minute_other: '{count} minutes',
  second_one: '{count} second',
  second_other: '{count} seconds',
  when_passed: 'on {at}, which has passed',
  when_today: 'today, on {at}',
  when_tomorrow: 'tomorrow, on {at}',
  when_later: 'in {count} days, on {at}',

  part_connection: 'the connection itself',
  part_signing_in: 'signing in',
  part_data: 'synced data',
  part_and: '{part}: {said}',
  refused_answered: '{failures} refused since {since}, the last with HTTP {status}',
  refused_unanswered: '{failures} refused since {since}, the last without an answer',
  silent: 'nothing heard since {since}',
  sync_worked: 'due {since}, last worked {worked}',
  sync_never: 'due {since}, has never worked',
  permission_missing: 'the permission {permission} is missing',

  offer_title: 'Choose a time for the call',
  offer:
    '{host} helps you with your {connection} integration. The call takes half an hour, and both of you get an invitation.',
  offer_none: 'None of these times suits me',
  offer_cancel: 'Cancel the call',
  offer_agreed_title: 'The call is agreed on',
  offer_agreed: 'You talk to {host} on {at}, for half an hour.',
  offer_agreed_note:
    'An email with the invitation for your calendar is on its way. You can cancel the call here as long as it has not begun.',
  offer_cancelled_title: 'The call is cancelled',
  offer_cancelled: 'You and {host} get an email that takes it out of your calendars.',
  offer_declined_title: 'None of these times',
  offer_declined: '{host} is told that none of the times suits you.',
  offer_over_title: 'No call is needed',
  offer_over: 'The problem has ended. There is nothing left to do.',
  offer_gone_title: 'These times are gone',
  offer_gone: 'None of the times is free any more. Reply to the email, and {host} finds another one.',
  offer_host: 'our team',

  subscribed_title: 'Stop these emails?',
  subscribed: '{product} will send no more emails to {address} about integrations that need attention.',
  subscribed_note: 'If {product} knows another contact at your company, that person is told in your place.',
  unsubscribe: 'Unsubscribe',
  unsubscribed_title: 'You are unsubscribed',
  unsubscribed: '{product} sends no more emails to {address} about integrations that need attention.',
  unsubscribed_note: '{product} is asked to find somebody else who can be told.',
  subscribe_again: 'Subscribe again',
  bounced_title: 'Your emails came back',
  bounced:
    'Emails from {product} to {address} came back, so none are sent any more. Tell {product} when the address works again.',
};

export type ContactTexts = Record<keyof typeof en, string>;
