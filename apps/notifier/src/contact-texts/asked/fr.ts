import type { AskedTexts } from './en';

export const fr: AskedTexts = {
  needs_reconnect: 'Votre intégration {connection} doit être autorisée à nouveau',
  needs_key: 'Votre intégration {connection} a besoin d’une nouvelle clé d’API',
  needs_certificate: 'Votre intégration {connection} a besoin d’un nouveau certificat',
  needs_sign_on: 'Votre intégration {connection} demande une correction chez votre fournisseur d’identité',
  needs_permission: 'Votre intégration {connection} a besoin de plus d’autorisations',
  needs_endpoint: 'Votre intégration {connection} ne peut pas vous livrer de webhooks',
  needs_webhooks: 'Votre intégration {connection} n’a pas envoyé de webhook depuis longtemps',
  needs_quota: 'Votre intégration {connection} a utilisé la plupart de ses requêtes',
  needs_account: 'Votre intégration {connection} a besoin d’un compte actif',
  needs_after_mistake: 'Votre intégration {connection} doit être reconnectée après une erreur de notre part',
  needs_renewal: 'Votre intégration {connection} expire bientôt',

  says_disconnected: 'Nous avons constaté que votre intégration {connection} avec {product} est déconnectée.',
  says_paused: 'La synchronisation des données entre les systèmes est donc en pause.',
  says_key:
    'Nous avons constaté que {connection} n’accepte plus la clé d’API de votre intégration avec {product}. Rien ne fonctionne tant qu’il n’y a pas de nouvelle clé.',
  says_certificate:
    'Le certificat de votre intégration {connection} avec {product} a expiré : il se peut que personne ne puisse se connecter.',
  says_sign_on:
    'Votre fournisseur d’identité et {product} ne correspondent plus pour votre intégration {connection} : il se peut que personne ne puisse se connecter.',
  says_permission: '{connection} refuse certaines requêtes de {product}, car des autorisations manquent.',
  says_rest_works: 'Le reste fonctionne.',
  says_endpoint:
    'Votre point de terminaison refuse les webhooks que {product} envoie pour votre intégration {connection}.',
  says_webhooks:
    'Aucun webhook de votre intégration {connection} avec {product} n’est arrivé depuis bien plus longtemps que d’habitude.',
  says_connection_works: 'La connexion elle-même fonctionne.',
  says_quota:
    'Votre intégration {connection} avec {product} fonctionne. Mais la plupart des requêtes que {connection} autorise par jour sont utilisées. Une fois qu’elles le sont toutes, le travail attend qu’il y en ait de nouveau.',
  says_account:
    'Le compte {connection} de votre intégration avec {product} a été désactivé. Rien ne fonctionne tant qu’il n’est pas réactivé ou qu’un autre compte n’est pas connecté.',
  says_mistake:
    'Nous avons fait une erreur : pendant que {product} renouvelait son accès à {connection}, le renouvellement a été interrompu de notre côté. Vous n’avez rien fait de mal, et nous en sommes désolés. Rien ne fonctionne tant que vous ne vous connectez pas une nouvelle fois, ce que personne d’autre ne peut faire à votre place.',
  says_ends:
    'L’accès de {product} à {connection} prend fin {ends}. Il fonctionne encore. Renouvelez-le pour qu’il continue de fonctionner.',
  says_ends_soon:
    'L’accès de {product} à {connection} prend bientôt fin. Il fonctionne encore. Renouvelez-le pour qu’il continue de fonctionner.',

  button_reconnect: 'Reconnecter {connection} maintenant',
  button_key: 'Saisir une nouvelle clé {connection}',
  button_certificate: 'Saisir les nouvelles métadonnées {connection}',
  button_sign_on: 'Saisir les nouveaux réglages {connection}',

  first_key: 'Créez d’abord la nouvelle clé chez {connection}.',
  first_certificate: 'Renouvelez d’abord le certificat chez votre fournisseur d’identité.',
  first_sign_on: 'Vérifiez d’abord les réglages de {product} chez votre fournisseur d’identité.',
  first_permission: 'Donnez d’abord au compte connecté les autorisations qui manquent chez {connection}.',
  first_account: 'Réactivez d’abord le compte chez {connection}, ou choisissez-en un autre.',

  step_log_in: 'Connectez-vous à {product}',
  step_go: 'Allez dans {place}',
  step_authorize: 'Cliquez sur « {click} » et autorisez la connexion',
  step_create_key: 'Créez une nouvelle clé chez {connection}',
  step_enter_key: 'Cliquez sur « {click} » et saisissez la nouvelle clé',
  step_certificate:
    'Renouvelez le certificat chez votre fournisseur d’identité. Si son adresse a été saisie pour les métadonnées, c’est tout',
  step_enter_metadata: 'Cliquez sur « {click} » et saisissez les nouvelles métadonnées',
  step_open_sign_on: 'Ouvrez les réglages de {product} chez votre fournisseur d’identité',
  step_correct_sign_on: 'Corrigez l’adresse, le certificat, l’audience ou le client qui ne correspond pas',
  step_enter_sign_on: 'Si le fournisseur d’identité a de nouveaux réglages, cliquez sur « {click} » et saisissez-les',
  step_permission: 'Donnez au compte connecté les autorisations qui manquent chez {connection}',
  step_consent: 'Si les autorisations demandent un nouveau consentement, cliquez sur « {click} »',
  step_reachable: 'Vérifiez que votre point de terminaison est accessible depuis Internet',
  step_answers: 'Vérifiez qu’il répond à chaque webhook par un statut 2xx, en quelques secondes',
  step_next_accepted:
    'Il n’y a rien à reconnecter : le prochain webhook que votre point de terminaison accepte met fin au problème',
  step_registered:
    'Vérifiez que votre point de terminaison est toujours enregistré, dans {product} et chez {connection}',
  step_switched_on: 'Vérifiez que les webhooks y sont activés, et que rien ne les bloque en chemin',
  step_next_delivered: 'Il n’y a rien à reconnecter : le prochain webhook livré met fin au problème',
  step_see_apps: 'Voyez chez {connection} quelles applications utilisent ses requêtes, et espacez leurs demandes',
  step_buy: 'Si {connection} vend des requêtes supplémentaires, ajoutez-en',
  step_ask_less: 'Si {product} peut demander moins souvent, répondez à cet e-mail',
  step_account: 'Réactivez le compte {connection}, ou choisissez-en un autre',
  step_renew: 'Cliquez sur « {click} » et renouvelez l’accès',
};
