import type { ContactTexts } from './en';

export const es: ContactTexts = {
  between: ' ',
  colon: ':',
  greeting: 'Hola, {name}:',
  regards: 'Un cordial saludo,',
  team: 'El equipo de {product}',
  our_team: 'Equipo de {product}',
  wrong_person: '¿No es la persona adecuada?',
  stop: 'No recibir más estos mensajes',
  if_issues: 'Si tiene alguna dificultad, responda a este correo y le ayudaremos.',
  if_questions: 'Si tiene preguntas, responda a este correo.',
  what_happened: 'Qué ha pasado:',
  what_fails: 'Qué no funciona:',
  what_works: 'Qué funciona:',
  to_fix: 'Cómo solucionarlo:',
  to_fix_quick: 'Cómo solucionarlo (unos 2 minutos):',
  no_login: 'No hace falta iniciar sesión.',
  or_in_product: 'O en {product}:',
  action_required: 'Acción necesaria: {heading}',
  how_to_fix: 'Cómo arreglar su integración de {connection}',
  here_is_how: 'Así vuelve a funcionar su integración de {connection} con {product}.',
  works_in_part: 'Su integración de {connection} con {product} solo funciona en parte.',
  requests_wait_one: '{count} solicitud espera y se ejecutará en cuanto vuelva a funcionar.',
  requests_wait_other: '{count} solicitudes esperan y se ejecutarán en cuanto vuelva a funcionar.',

  partly_subject: 'Su integración de {connection} vuelve a funcionar en parte',
  partly_one: 'Su integración de {connection} con {product} vuelve a funcionar en parte. Lo que aún falla: {parts}.',
  partly_other: 'Su integración de {connection} con {product} vuelve a funcionar en parte. Lo que aún falla: {parts}.',
  partly_some: 'Su integración de {connection} con {product} vuelve a funcionar en parte. Algo falla todavía.',
  still_wrong: 'Qué sigue mal:',
  nothing_about_it: 'Usted no tiene que hacer nada.',

  outage_subject: '{connection} tiene problemas: usted no tiene que hacer nada',
  outage: '{connection} tiene problemas en este momento. Afectan a su integración con {product}.',
  reason_since: '{reason}, desde el {since}',
  outage_nothing: 'Usted no tiene que hacer nada.',
  outage_next:
    'Su conexión está en orden, y volver a conectar no ayuda. Comprobamos {connection} con regularidad y le escribiremos en cuanto vuelva a funcionar.',

  handed_subject: '{colleague} le pide que se ocupe de la integración de {connection}',
  handed:
    '{colleague} nos ha dicho que usted es la persona adecuada para la integración de {connection} con {product}, y nos ha dado su dirección.',
  handed_note: 'El enlace es solo para usted. Si tampoco es la persona adecuada, puede indicarlo en su página.',
  a_colleague: 'Una persona de su empresa',

  unfinished_subject: 'Su integración de {connection} todavía no se ha vuelto a conectar',
  unfinished_note:
    '¿Debe hacerlo otra persona de su empresa? Puede indicarlo en la página del enlace. Este es el único recordatorio.',
  stopped_opened:
    'Usted abrió el enlace para volver a conectar {connection}. La integración con {product} sigue sin funcionar.',
  stopped_consent:
    'Usted fue a {connection} para permitir el acceso y no volvió de allí. La integración con {product} sigue sin funcionar.',
  stopped_cancelled: 'Usted no permitió el acceso en {connection}, así que no se cambió nada.',
  stopped_access: '{product} pide este acceso: {access}.',
  stopped_safe: 'No se cambia ningún ajuste en {connection} y nunca vemos su contraseña.',
  stopped_account:
    'Usted eligió en {connection} una cuenta distinta de la que corresponde a esta integración, así que no se cambió nada.',
  stopped_accounts: 'Eligió {offered} y se espera {expected} (ambos están abreviados).',
  stopped_sign_out: 'Cierre primero la sesión de {connection} y use después la cuenta correcta.',
  stopped_failed:
    '{connection} no aceptó el último paso, así que no se cambió nada. A menudo funciona al intentarlo de nuevo.',

  ended_subject: 'Su integración de {connection} vuelve a funcionar',
  ended_removed_subject: 'Su integración de {connection} se ha eliminado o pausado',
  ended_warning_subject: 'Su integración de {connection} sigue funcionando',
  ended_removed:
    'La integración de {connection} con {product} se ha eliminado o pausado a propósito. Usted no tiene que hacer nada más.',
  ended_expiring: 'El acceso de {product} a {connection} ya no termina pronto, y lo hemos comprobado.',
  ended_near_limit: 'Su integración de {connection} con {product} vuelve a tener suficientes solicitudes.',
  ended:
    'Su integración de {connection} con {product} vuelve a funcionar, y lo hemos comprobado. El problema duró {took}.',
  ended_by_itself:
    '{connection} vuelve a responder, y su integración con {product} funciona. El problema duró {took}. Usted no tuvo que hacer nada.',
  ended_thanks: 'Gracias por ocuparse de ello.',

  call_subject: 'Una llamada sobre su integración de {connection}',
  call_offer:
    '{host} quiere ayudarle con su integración de {connection} con {product} en una llamada de media hora. Estas horas están libres, en su hora local:',
  call_choose: 'Elegir una hora',
  call_note:
    'No hace falta iniciar sesión. Las dos partes reciben una invitación para la hora elegida. Si ninguna le viene bien, indíquelo allí o responda a este correo.',
  call_agreed_subject: 'Llamada con {other} sobre la integración de {connection}',
  call_agreed: 'La llamada con {other} sobre la integración de {connection} está acordada: {at}, media hora.',
  call_agreed_note: 'La invitación está adjunta. {host} organiza la llamada y recibe su respuesta a la invitación.',
  call_cancelled_subject: 'Cancelada: llamada con {other} sobre la integración de {connection}',
  call_cancelled:
    '{by} ha cancelado la llamada con {other} sobre la integración de {connection}, que estaba acordada para el {at}.',
  call_cancelled_note: 'El archivo adjunto la quita de su calendario.',

  day_one: '{count} día',
  day_other: '{count} días',
  hour_one: '{count} hora',
  hour_other: '{count} horas',
  minute_one: '{count} minuto',
  minute_other: '{count} minutos',
  second_one: '{count} segundo',
  second_other: '{count} segundos',
  when_passed: 'el {at} (ya ha pasado)',
  when_today: 'hoy, el {at}',
  when_tomorrow: 'mañana, el {at}',
  when_later: 'dentro de {count} días, el {at}',

  part_connection: 'la conexión en sí',
  part_signing_in: 'el inicio de sesión',
  part_data: 'los datos sincronizados',
  part_and: '{part}: {said}',
  refused_answered: '{failures} rechazados desde el {since}, el último con HTTP {status}',
  refused_unanswered: '{failures} rechazados desde el {since}, el último sin respuesta',
  silent: 'nada recibido desde el {since}',
  sync_worked: 'prevista el {since}, funcionó por última vez el {worked}',
  sync_never: 'prevista el {since}, no ha funcionado nunca',
  permission_missing: 'falta el permiso {permission}',

  offer_title: 'Elija una hora para la llamada',
  offer:
    '{host} le ayuda con su integración de {connection}. La llamada dura media hora, y las dos partes reciben una invitación.',
  offer_none: 'Ninguna de estas horas me viene bien',
  offer_cancel: 'Cancelar la llamada',
  offer_agreed_title: 'La llamada está acordada',
  offer_agreed: 'Su llamada con {host}: {at}, media hora.',
  offer_agreed_note:
    'Un correo con la invitación para su calendario está en camino. Puede cancelar la llamada aquí mientras no haya empezado.',
  offer_cancelled_title: 'La llamada está cancelada',
  offer_cancelled: 'Usted y {host} reciben un correo que la quita de sus calendarios.',
  offer_declined_title: 'Ninguna de estas horas',
  offer_declined: '{host} sabrá que ninguna de las horas le viene bien.',
  offer_over_title: 'No hace falta una llamada',
  offer_over: 'El problema ha terminado. No queda nada por hacer.',
  offer_gone_title: 'Estas horas ya no están libres',
  offer_gone: 'Ninguna de las horas sigue libre. Responda al correo, y {host} encontrará otra.',
  offer_host: 'nuestro equipo',

  subscribed_title: '¿No recibir más estos correos?',
  subscribed: '{product} no enviará más correos a {address} sobre integraciones que necesitan atención.',
  subscribed_note: 'Si {product} conoce otro contacto en su empresa, se avisa a esa persona en su lugar.',
  unsubscribe: 'Darse de baja',
  unsubscribed_title: 'Se ha dado de baja',
  unsubscribed: '{product} ya no envía correos a {address} sobre integraciones que necesitan atención.',
  unsubscribed_note: 'Se pide a {product} que busque a otra persona a quien avisar.',
  subscribe_again: 'Volver a recibirlos',
  bounced_title: 'Sus correos fueron devueltos',
  bounced:
    'Los correos de {product} a {address} fueron devueltos, así que ya no se envía ninguno. Avise a {product} cuando la dirección vuelva a funcionar.',
};
