import type { ContactTexts } from './en';

export const fr: ContactTexts = {
  between: ' ',
  colon: ' :',
  greeting: 'Bonjour {name},',
  regards: 'Cordialement,',
  team: 'L’équipe {product}',
  our_team: 'Équipe {product}',
  wrong_person: 'Vous n’êtes pas la bonne personne ?',
  stop: 'Ne plus recevoir ces messages',
  if_issues: 'Si vous rencontrez une difficulté, répondez à cet e-mail : nous vous aiderons.',
  if_questions: 'Si vous avez des questions, répondez à cet e-mail.',
  what_happened: 'Ce qui s’est passé :',
  what_fails: 'Ce qui ne fonctionne pas :',
  what_works: 'Ce qui fonctionne :',
  to_fix: 'Pour y remédier :',
  to_fix_quick: 'Pour y remédier (environ 2 minutes) :',
  no_login: 'Aucune connexion à un compte n’est nécessaire.',
  or_in_product: 'Ou dans {product} :',
  action_required: 'Action requise : {heading}',
  how_to_fix: 'Comment réparer votre intégration {connection}',
  here_is_how: 'Voici comment faire fonctionner de nouveau votre intégration {connection} avec {product}.',
  works_in_part: 'Votre intégration {connection} avec {product} ne fonctionne qu’en partie.',
  requests_wait_one: '{count} requête attend et sera exécutée dès que tout fonctionnera de nouveau.',
  requests_wait_other: '{count} requêtes attendent et seront exécutées dès que tout fonctionnera de nouveau.',

  partly_subject: 'Votre intégration {connection} fonctionne de nouveau en partie',
  partly_one:
    'Votre intégration {connection} avec {product} fonctionne de nouveau en partie. Ce qui échoue encore : {parts}.',
  partly_other:
    'Votre intégration {connection} avec {product} fonctionne de nouveau en partie. Ce qui échoue encore : {parts}.',
  partly_some:
    'Votre intégration {connection} avec {product} fonctionne de nouveau en partie. Certaines choses échouent encore.',
  still_wrong: 'Ce qui ne va pas encore :',
  nothing_about_it: 'Vous n’avez rien à faire.',

  outage_subject: '{connection} rencontre des problèmes : vous n’avez rien à faire',
  outage: '{connection} rencontre des problèmes en ce moment. Ils touchent votre intégration avec {product}.',
  reason_since: '{reason}, depuis le {since}',
  outage_nothing: 'Vous n’avez rien à faire.',
  outage_next:
    'Votre connexion est en ordre, et la reconnecter n’aide pas. Nous vérifions {connection} régulièrement, et vous écrivons dès que tout fonctionne de nouveau.',

  handed_subject: '{colleague} vous demande de vous occuper de l’intégration {connection}',
  handed:
    '{colleague} nous a dit que vous êtes la bonne personne pour l’intégration {connection} avec {product}, et nous a donné votre adresse.',
  handed_note:
    'Le lien est strictement personnel. Si vous n’êtes pas non plus la bonne personne, vous pouvez l’indiquer sur sa page.',
  a_colleague: 'Une personne de votre entreprise',

  unfinished_subject: 'Votre intégration {connection} n’est pas encore reconnectée',
  unfinished_note:
    'Une autre personne de votre entreprise doit le faire ? Vous pouvez l’indiquer sur la page du lien. Ceci est le seul rappel.',
  stopped_opened:
    'Vous avez ouvert le lien pour reconnecter {connection}. L’intégration avec {product} ne fonctionne toujours pas.',
  stopped_consent:
    'Vous avez ouvert {connection} pour autoriser l’accès, sans aller jusqu’au bout. L’intégration avec {product} ne fonctionne toujours pas.',
  stopped_cancelled: 'Vous n’avez pas autorisé l’accès chez {connection} : rien n’a donc été modifié.',
  stopped_access: '{product} demande cet accès : {access}.',
  stopped_safe: 'Aucun réglage n’est modifié chez {connection}, et nous ne voyons jamais votre mot de passe.',
  stopped_account:
    'Vous avez choisi chez {connection} un autre compte que celui auquel cette intégration appartient : rien n’a donc été modifié.',
  stopped_accounts: 'Vous avez choisi {offered}, et {expected} est attendu (les deux sont abrégés).',
  stopped_sign_out: 'Déconnectez-vous d’abord de {connection}, puis utilisez le bon compte.',
  stopped_failed:
    '{connection} n’a pas accepté la dernière étape : rien n’a donc été modifié. Un nouvel essai suffit souvent.',

  ended_subject: 'Votre intégration {connection} fonctionne de nouveau',
  ended_removed_subject: 'Votre intégration {connection} a été supprimée ou mise en pause',
  ended_warning_subject: 'Votre intégration {connection} continue de fonctionner',
  ended_removed:
    'L’intégration {connection} avec {product} a été supprimée ou mise en pause volontairement. Vous n’avez plus rien à faire.',
  ended_expiring: 'L’accès de {product} à {connection} ne prend plus fin bientôt, et nous l’avons vérifié.',
  ended_near_limit: 'Votre intégration {connection} avec {product} dispose de nouveau d’assez de requêtes.',
  ended:
    'Votre intégration {connection} avec {product} fonctionne de nouveau, et nous l’avons vérifié. Le problème a duré {took}.',
  ended_by_itself:
    '{connection} répond de nouveau, et votre intégration avec {product} fonctionne. Le problème a duré {took}. Vous n’aviez rien à faire.',
  ended_thanks: 'Merci d’avoir réglé le problème.',

  call_subject: 'Un appel au sujet de votre intégration {connection}',
  call_offer:
    '{host} souhaite vous aider pour votre intégration {connection} avec {product}, lors d’un appel d’une demi-heure. Ces horaires sont libres, à votre heure :',
  call_choose: 'Choisir un horaire',
  call_note:
    'Aucune connexion à un compte n’est nécessaire. Chaque personne reçoit une invitation pour l’horaire choisi. Si aucun ne convient, indiquez-le sur la page, ou répondez à cet e-mail.',
  call_agreed_subject: 'Appel avec {other} au sujet de l’intégration {connection}',
  call_agreed: 'L’appel avec {other} au sujet de l’intégration {connection} est convenu : {at}, une demi-heure.',
  call_agreed_note: 'L’invitation est jointe. {host} organise l’appel et reçoit votre réponse à l’invitation.',
  call_cancelled_subject: 'Annulé : appel avec {other} au sujet de l’intégration {connection}',
  call_cancelled:
    '{by} a annulé l’appel avec {other} au sujet de l’intégration {connection}, qui était convenu pour le {at}.',
  call_cancelled_note: 'Le fichier joint le retire de votre agenda.',

  day_one: '{count} jour',
  day_other: '{count} jours',
  hour_one: '{count} heure',
  hour_other: '{count} heures',
  minute_one: '{count} minute',
  minute_other: '{count} minutes',
  second_one: '{count} seconde',
  second_other: '{count} secondes',
  when_passed: 'le {at} (déjà passé)',
  when_today: 'aujourd’hui, le {at}',
  when_tomorrow: 'demain, le {at}',
  when_later: 'dans {count} jours, le {at}',

  part_connection: 'la connexion elle-même',
  part_signing_in: 'la connexion des utilisateurs',
  part_data: 'les données synchronisées',
  part_and: '{part} : {said}',
  refused_answered: '{failures} refusés depuis le {since}, le dernier avec HTTP {status}',
  refused_unanswered: '{failures} refusés depuis le {since}, le dernier sans réponse',
  silent: 'rien reçu depuis le {since}',
  sync_worked: 'prévu le {since}, dernier succès le {worked}',
  sync_never: 'prévu le {since}, sans aucun succès',
  permission_missing: 'l’autorisation {permission} manque',

  offer_title: 'Choisissez un horaire pour l’appel',
  offer:
    '{host} vous aide pour votre intégration {connection}. L’appel dure une demi-heure, et chaque personne reçoit une invitation.',
  offer_none: 'Aucun de ces horaires ne me convient',
  offer_cancel: 'Annuler l’appel',
  offer_agreed_title: 'L’appel est convenu',
  offer_agreed: 'Votre appel avec {host} : {at}, une demi-heure.',
  offer_agreed_note:
    'Un e-mail avec l’invitation pour votre agenda est en route. Vous pouvez annuler l’appel ici tant qu’il n’a pas commencé.',
  offer_cancelled_title: 'L’appel est annulé',
  offer_cancelled: 'Un e-mail le retire de votre agenda et de celui de votre interlocuteur ({host}).',
  offer_declined_title: 'Aucun de ces horaires',
  offer_declined: 'Nous signalons à {host} qu’aucun des horaires ne vous convient.',
  offer_over_title: 'Aucun appel n’est nécessaire',
  offer_over: 'Le problème est terminé. Vous n’avez plus rien à faire.',
  offer_gone_title: 'Ces horaires sont pris',
  offer_gone: 'Aucun des horaires n’est encore libre. Répondez à l’e-mail pour en trouver un autre avec {host}.',
  offer_host: 'notre équipe',

  subscribed_title: 'Ne plus recevoir ces e-mails ?',
  subscribed: '{product} n’enverra plus à {address} d’e-mails sur les intégrations qui demandent de l’attention.',
  subscribed_note:
    'Si {product} connaît un autre contact dans votre entreprise, cette personne est prévenue à votre place.',
  unsubscribe: 'Se désabonner',
  unsubscribed_title: 'Votre désabonnement est enregistré',
  unsubscribed: '{product} n’envoie plus à {address} d’e-mails sur les intégrations qui demandent de l’attention.',
  unsubscribed_note: '{product} est prié de trouver une autre personne à prévenir.',
  subscribe_again: 'Se réabonner',
  bounced_title: 'Vos e-mails nous sont revenus',
  bounced:
    'Des e-mails de {product} à {address} sont revenus, c’est pourquoi plus aucun n’est envoyé. Prévenez {product} quand l’adresse fonctionne de nouveau.',
};
