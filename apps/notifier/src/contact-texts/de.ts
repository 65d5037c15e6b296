import type { ContactTexts } from './en';

export const de: ContactTexts = {
  between: ' ',
  colon: ':',
  greeting: 'Guten Tag {name}!',
  regards: 'Mit freundlichen Grüßen',
  team: 'Ihr {product}-Team',
  our_team: 'Team {product}',
  wrong_person: 'Nicht die richtige Person?',
  stop: 'Diese Nachrichten abbestellen',
  if_issues: 'Wenn Sie nicht weiterkommen, antworten Sie auf diese E-Mail. Wir helfen Ihnen.',
  if_questions: 'Wenn Sie Fragen haben, antworten Sie auf diese E-Mail.',
  what_happened: 'Was passiert ist:',
  what_fails: 'Was nicht funktioniert:',
  what_works: 'Was funktioniert:',
  to_fix: 'So beheben Sie es:',
  to_fix_quick: 'So beheben Sie es (dauert etwa 2 Minuten):',
  no_login: 'Eine Anmeldung ist nicht nötig.',
  or_in_product: 'Oder in {product}:',
  action_required: 'Handlung erforderlich: {heading}',
  how_to_fix: 'So bringen Sie Ihre {connection}-Integration in Ordnung',
  here_is_how: 'Ihre {connection}-Integration mit {product} funktioniert mit diesen Schritten wieder.',
  works_in_part: 'Ihre {connection}-Integration mit {product} funktioniert nur zum Teil.',
  requests_wait_one: '{count} Anfrage wartet und wird ausgeführt, sobald alles wieder funktioniert.',
  requests_wait_other: '{count} Anfragen warten und werden ausgeführt, sobald alles wieder funktioniert.',

  partly_subject: 'Ihre {connection}-Integration funktioniert zum Teil wieder',
  partly_one: 'Ihre {connection}-Integration mit {product} funktioniert zum Teil wieder. Noch nicht: {parts}.',
  partly_other: 'Ihre {connection}-Integration mit {product} funktioniert zum Teil wieder. Noch nicht: {parts}.',
  partly_some: 'Ihre {connection}-Integration mit {product} funktioniert zum Teil wieder. Einiges schlägt noch fehl.',
  still_wrong: 'Was noch nicht in Ordnung ist:',
  nothing_about_it: 'Dagegen müssen Sie nichts tun.',

  outage_subject: '{connection} hat Probleme: Sie müssen nichts tun',
  outage: '{connection} hat im Moment Probleme. Sie betreffen Ihre Integration mit {product}.',
  reason_since: '{reason}, seit dem {since}',
  outage_nothing: 'Sie müssen nichts tun.',
  outage_next:
    'Ihre Verbindung ist in Ordnung, und neu zu verbinden hilft nicht. Wir prüfen {connection} regelmäßig und schreiben Ihnen, sobald es wieder funktioniert.',

  handed_subject: '{colleague} bittet Sie, sich um die {connection}-Integration zu kümmern',
  handed:
    '{colleague} hat uns mitgeteilt, dass Sie für die {connection}-Integration mit {product} die richtige Person sind, und uns Ihre Adresse gegeben.',
  handed_note:
    'Der Link ist nur für Sie. Wenn Sie auch nicht die richtige Person sind, können Sie das auf seiner Seite angeben.',
  a_colleague: 'Ein Mitglied Ihres Teams',

  unfinished_subject: 'Ihre {connection}-Integration ist noch nicht wieder verbunden',
  unfinished_note:
    'Muss das jemand anders in Ihrem Unternehmen tun? Das können Sie auf der Seite hinter dem Link angeben. Wir erinnern Sie nur dieses eine Mal.',
  stopped_opened:
    'Sie haben den Link geöffnet, um {connection} neu zu verbinden. Die Integration mit {product} funktioniert noch nicht wieder.',
  stopped_consent:
    'Sie sind zu {connection} gegangen, um den Zugriff zu erlauben, und von dort nicht zurückgekommen. Die Integration mit {product} funktioniert noch nicht wieder.',
  stopped_cancelled: 'Sie haben den Zugriff bei {connection} nicht erlaubt. Deshalb wurde nichts geändert.',
  stopped_access: '{product} bittet um diesen Zugriff: {access}.',
  stopped_safe: 'Bei {connection} wird keine Einstellung geändert, und Ihr Passwort sehen wir nie.',
  stopped_account:
    'Sie haben bei {connection} ein anderes Konto gewählt als das, zu dem diese Integration gehört. Deshalb wurde nichts geändert.',
  stopped_accounts: 'Gewählt wurde {offered}, erwartet wird {expected} (beides gekürzt).',
  stopped_sign_out: 'Melden Sie sich zuerst bei {connection} ab, und verwenden Sie dann das richtige Konto.',
  stopped_failed:
    '{connection} hat den letzten Schritt nicht angenommen. Deshalb wurde nichts geändert. Ein zweiter Versuch hilft oft.',

  ended_subject: 'Ihre {connection}-Integration funktioniert wieder',
  ended_removed_subject: 'Ihre {connection}-Integration wurde entfernt oder pausiert',
  ended_warning_subject: 'Ihre {connection}-Integration funktioniert weiter',
  ended_removed:
    'Ihre {connection}-Integration mit {product} wurde absichtlich entfernt oder pausiert. Sie müssen nichts mehr tun.',
  ended_expiring: '{product} behält den Zugriff auf {connection}. Das haben wir geprüft.',
  ended_near_limit: 'Ihre {connection}-Integration mit {product} hat wieder genug Anfragen übrig.',
  ended:
    'Ihre {connection}-Integration mit {product} funktioniert wieder. Das haben wir geprüft. Das Problem dauerte {took}.',
  ended_by_itself:
    '{connection} antwortet wieder, und Ihre Integration mit {product} funktioniert. Das Problem dauerte {took}. Sie mussten nichts tun.',
  ended_thanks: 'Vielen Dank, dass Sie sich darum gekümmert haben.',

  call_subject: 'Ein Gespräch über Ihre {connection}-Integration',
  call_offer:
    '{host} möchte Ihnen bei Ihrer {connection}-Integration mit {product} helfen, in einem halbstündigen Gespräch. Diese Zeiten sind frei, in Ihrer Ortszeit:',
  call_choose: 'Zeit auswählen',
  call_note:
    'Eine Anmeldung ist nicht nötig. Für die gewählte Zeit bekommen beide eine Einladung. Wenn keine passt, geben Sie es dort an, oder antworten Sie auf diese E-Mail.',
  call_agreed_subject: 'Gespräch mit {other} über die {connection}-Integration',
  call_agreed: 'Ihr Gespräch mit {other} über die {connection}-Integration ist vereinbart: {at}, eine halbe Stunde.',
  call_agreed_note:
    'Die Einladung ist angehängt. {host} organisiert das Gespräch und bekommt Ihre Antwort auf die Einladung.',
  call_cancelled_subject: 'Abgesagt: Gespräch mit {other} über die {connection}-Integration',
  call_cancelled:
    'Ihr Gespräch mit {other} über die {connection}-Integration, das für den {at} vereinbart war, wurde von {by} abgesagt.',
  call_cancelled_note: 'Die angehängte Datei nimmt es aus Ihrem Kalender.',

  day_one: '{count} Tag',
  day_other: '{count} Tage',
  hour_one: '{count} Stunde',
  hour_other: '{count} Stunden',
  minute_one: '{count} Minute',
  minute_other: '{count} Minuten',
  second_one: '{count} Sekunde',
  second_other: '{count} Sekunden',
  when_passed: 'am {at} (schon vorbei)',
  when_today: 'heute, am {at}',
  when_tomorrow: 'morgen, am {at}',
  when_later: 'in {count} Tagen, am {at}',

  part_connection: 'die Verbindung selbst',
  part_signing_in: 'die Anmeldung',
  part_data: 'synchronisierte Daten',
  part_and: '{part}: {said}',
  refused_answered: '{failures} abgelehnt seit dem {since}, zuletzt mit HTTP {status}',
  refused_unanswered: '{failures} abgelehnt seit dem {since}, zuletzt ohne Antwort',
  silent: 'nichts gekommen seit dem {since}',
  sync_worked: 'fällig am {since}, zuletzt gelungen am {worked}',
  sync_never: 'fällig am {since}, noch nie gelungen',
  permission_missing: 'die Berechtigung {permission} fehlt',

  offer_title: 'Wählen Sie eine Zeit für das Gespräch',
  offer:
    '{host} hilft Ihnen mit Ihrer {connection}-Integration. Das Gespräch dauert eine halbe Stunde, und beide bekommen eine Einladung.',
  offer_none: 'Keine dieser Zeiten passt mir',
  offer_cancel: 'Gespräch absagen',
  offer_agreed_title: 'Das Gespräch ist vereinbart',
  offer_agreed: 'Ihr Gespräch mit {host}: {at}, eine halbe Stunde.',
  offer_agreed_note:
    'Eine E-Mail mit der Einladung für Ihren Kalender ist unterwegs. Bis das Gespräch beginnt, können Sie es hier absagen.',
  offer_cancelled_title: 'Das Gespräch ist abgesagt',
  offer_cancelled: 'Sie und {host} bekommen eine E-Mail, die es aus Ihren Kalendern nimmt.',
  offer_declined_title: 'Keine dieser Zeiten',
  offer_declined: 'Wir sagen Bescheid, dass keine der Zeiten passt: {host} meldet sich.',
  offer_over_title: 'Ein Gespräch ist nicht nötig',
  offer_over: 'Das Problem ist vorbei. Sie müssen nichts mehr tun.',
  offer_gone_title: 'Diese Zeiten sind vergeben',
  offer_gone: 'Keine der Zeiten ist mehr frei. Antworten Sie auf die E-Mail: {host} findet eine andere.',
  offer_host: 'unser Team',

  subscribed_title: 'Diese E-Mails abbestellen?',
  subscribed: '{product} sendet dann keine E-Mails mehr an {address}, wenn Integrationen Aufmerksamkeit brauchen.',
  subscribed_note:
    'Kennt {product} einen weiteren Kontakt in Ihrem Unternehmen, wird dieser an Ihrer Stelle benachrichtigt.',
  unsubscribe: 'Abbestellen',
  unsubscribed_title: 'Die E-Mails sind abbestellt',
  unsubscribed: '{product} sendet keine E-Mails mehr an {address}, wenn Integrationen Aufmerksamkeit brauchen.',
  unsubscribed_note: '{product} wird gebeten, jemand anders zu finden, der benachrichtigt werden kann.',
  subscribe_again: 'Wieder bestellen',
  bounced_title: 'Ihre E-Mails kamen zurück',
  bounced:
    'E-Mails von {product} an {address} kamen zurück, deshalb werden keine mehr gesendet. Sagen Sie {product} Bescheid, wenn die Adresse wieder funktioniert.',
};
