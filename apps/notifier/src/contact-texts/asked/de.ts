import type { AskedTexts } from './en';

export const de: AskedTexts = {
  needs_reconnect: 'Ihre {connection}-Integration muss neu autorisiert werden',
  needs_key: 'Ihre {connection}-Integration braucht einen neuen API-Schlüssel',
  needs_certificate: 'Ihre {connection}-Integration braucht ein neues Zertifikat',
  needs_sign_on: 'Ihre {connection}-Integration braucht eine Korrektur bei Ihrem Identitätsanbieter',
  needs_permission: 'Ihre {connection}-Integration braucht mehr Berechtigungen',
  needs_endpoint: 'Ihre {connection}-Integration kann Ihnen keine Webhooks zustellen',
  needs_webhooks: 'Ihre {connection}-Integration hat lange keine Webhooks gesendet',
  needs_quota: 'Ihre {connection}-Integration hat die meisten ihrer Anfragen verbraucht',
  needs_account: 'Ihre {connection}-Integration braucht ein aktives Konto',
  needs_after_mistake: 'Ihre {connection}-Integration muss nach einem Fehler von uns neu verbunden werden',
  needs_renewal: 'Ihre {connection}-Integration läuft bald ab',

  says_disconnected:
    'Uns ist aufgefallen, dass die Verbindung Ihrer {connection}-Integration mit {product} unterbrochen ist.',
  says_paused: 'Die Synchronisierung der Daten zwischen den Systemen ruht deshalb im Moment.',
  says_key:
    'Uns ist aufgefallen, dass {connection} den API-Schlüssel Ihrer Integration mit {product} nicht mehr annimmt. Bis es einen neuen Schlüssel gibt, läuft nichts.',
  says_certificate:
    'Das Zertifikat Ihrer {connection}-Integration mit {product} ist abgelaufen. Die Anmeldung funktioniert deshalb vielleicht nicht.',
  says_sign_on:
    'Ihr Identitätsanbieter und {product} passen bei Ihrer {connection}-Integration nicht mehr zusammen. Die Anmeldung funktioniert deshalb vielleicht nicht.',
  says_permission: '{connection} lehnt einige Anfragen von {product} ab, weil Berechtigungen fehlen.',
  says_rest_works: 'Alles andere funktioniert.',
  says_endpoint: 'Ihr Endpunkt lehnt die Webhooks ab, die {product} für Ihre {connection}-Integration sendet.',
  says_webhooks:
    'Von Ihrer {connection}-Integration mit {product} ist seit weit längerer Zeit als üblich kein Webhook gekommen.',
  says_connection_works: 'Die Verbindung selbst funktioniert.',
  says_quota:
    'Ihre {connection}-Integration mit {product} funktioniert. Aber die meisten der Anfragen, die {connection} an einem Tag erlaubt, sind verbraucht. Sind alle verbraucht, wartet die Arbeit, bis es wieder welche gibt.',
  says_account:
    'Das {connection}-Konto hinter Ihrer Integration mit {product} wurde deaktiviert. Es läuft nichts, bis es wieder aktiv ist oder ein anderes Konto verbunden wird.',
  says_mistake:
    'Uns ist ein Fehler passiert: Als {product} den Zugriff auf {connection} erneuerte, wurde das bei uns unterbrochen. Sie haben nichts falsch gemacht, und es tut uns leid. Es läuft nichts, bis Sie noch einmal verbinden, und das können nur Sie.',
  says_ends:
    'Der Zugriff von {product} auf {connection} endet {ends}. Noch funktioniert er. Erneuern Sie ihn, damit er weiter funktioniert.',
  says_ends_soon:
    'Der Zugriff von {product} auf {connection} endet bald. Noch funktioniert er. Erneuern Sie ihn, damit er weiter funktioniert.',

  button_reconnect: '{connection} jetzt neu verbinden',
  button_key: 'Neuen {connection}-Schlüssel jetzt eingeben',
  button_certificate: 'Neue {connection}-Metadaten jetzt eingeben',
  button_sign_on: 'Neue {connection}-Einstellungen jetzt eingeben',

  first_key: 'Erstellen Sie zuerst bei {connection} den neuen Schlüssel.',
  first_certificate: 'Erneuern Sie zuerst das Zertifikat bei Ihrem Identitätsanbieter.',
  first_sign_on: 'Prüfen Sie zuerst die Einstellungen von {product} bei Ihrem Identitätsanbieter.',
  first_permission: 'Geben Sie dem verbundenen Konto zuerst bei {connection} die fehlenden Berechtigungen.',
  first_account: 'Aktivieren Sie zuerst das Konto bei {connection}, oder wählen Sie ein anderes.',

  step_log_in: 'Melden Sie sich bei {product} an',
  step_go: 'Gehen Sie zu {place}',
  step_authorize: 'Klicken Sie auf „{click}“, und erlauben Sie die Verbindung',
  step_create_key: 'Erstellen Sie bei {connection} einen neuen Schlüssel',
  step_enter_key: 'Klicken Sie auf „{click}“, und geben Sie den neuen Schlüssel ein',
  step_certificate:
    'Erneuern Sie das Zertifikat bei Ihrem Identitätsanbieter. Wurde für die Metadaten seine Adresse eingegeben, ist das alles',
  step_enter_metadata: 'Klicken Sie auf „{click}“, und geben Sie die neuen Metadaten ein',
  step_open_sign_on: 'Öffnen Sie bei Ihrem Identitätsanbieter die Einstellungen von {product}',
  step_correct_sign_on:
    'Korrigieren Sie, was nicht zusammenpasst: die Adresse, das Zertifikat, die Audience oder den Client',
  step_enter_sign_on:
    'Hat der Identitätsanbieter neue Einstellungen, klicken Sie auf „{click}“, und geben Sie diese ein',
  step_permission: 'Geben Sie dem verbundenen Konto bei {connection} die fehlenden Berechtigungen',
  step_consent: 'Brauchen die Berechtigungen eine neue Zustimmung, klicken Sie auf „{click}“',
  step_reachable: 'Prüfen Sie, ob Ihr Endpunkt aus dem Internet erreichbar ist',
  step_answers: 'Prüfen Sie, ob er jeden Webhook in wenigen Sekunden mit einem Status 2xx beantwortet',
  step_next_accepted: 'Neu zu verbinden ist nichts: Der nächste Webhook, den Ihr Endpunkt annimmt, beendet das Problem',
  step_registered: 'Prüfen Sie, ob Ihr Webhook-Endpunkt noch registriert ist, in {product} und bei {connection}',
  step_switched_on: 'Prüfen Sie, ob Webhooks dort eingeschaltet sind und nichts dazwischen sie blockiert',
  step_next_delivered: 'Neu zu verbinden ist nichts: Der nächste zugestellte Webhook beendet das Problem',
  step_see_apps:
    'Sehen Sie bei {connection} nach, welche Apps die Anfragen verbrauchen, und lassen Sie diese seltener fragen',
  step_buy: 'Verkauft {connection} weitere Anfragen, fügen Sie welche hinzu',
  step_ask_less: 'Darf {product} seltener fragen, antworten Sie auf diese E-Mail',
  step_account: 'Aktivieren Sie das {connection}-Konto wieder, oder wählen Sie ein anderes',
  step_renew: 'Klicken Sie auf „{click}“, und erneuern Sie den Zugriff',
};
