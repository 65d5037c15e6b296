import type { AskedTexts } from './en';

export const es: AskedTexts = {
  needs_reconnect: 'Su integración de {connection} necesita una nueva autorización',
  needs_key: 'Su integración de {connection} necesita una clave de API nueva',
  needs_certificate: 'Su integración de {connection} necesita un certificado nuevo',
  needs_sign_on: 'Su integración de {connection} necesita una corrección en su proveedor de identidad',
  needs_permission: 'Su integración de {connection} necesita más permisos',
  needs_endpoint: 'Su integración de {connection} no puede entregarle webhooks',
  needs_webhooks: 'Su integración de {connection} no ha enviado webhooks desde hace tiempo',
  needs_quota: 'Su integración de {connection} ha usado la mayoría de sus solicitudes',
  needs_account: 'Su integración de {connection} necesita una cuenta activa',
  needs_after_mistake: 'Su integración de {connection} debe volver a conectarse tras un error nuestro',
  needs_renewal: 'Su integración de {connection} caduca pronto',

  says_disconnected: 'Hemos visto que su integración de {connection} con {product} se ha desconectado.',
  says_paused: 'Por eso, la sincronización de datos entre los sistemas está en pausa.',
  says_key:
    'Hemos visto que {connection} ya no acepta la clave de API de su integración con {product}. Nada funciona hasta que haya una clave nueva.',
  says_certificate:
    'El certificado de su integración de {connection} con {product} ha caducado, así que es posible que no se pueda iniciar sesión.',
  says_sign_on:
    'Su proveedor de identidad y {product} ya no coinciden en su integración de {connection}, así que es posible que no se pueda iniciar sesión.',
  says_permission: '{connection} rechaza algunas solicitudes de {product} porque faltan permisos.',
  says_rest_works: 'Lo demás funciona.',
  says_endpoint: 'Su punto de conexión rechaza los webhooks que {product} envía para su integración de {connection}.',
  says_webhooks:
    'No ha llegado ningún webhook de su integración de {connection} con {product} desde hace mucho más tiempo de lo habitual.',
  says_connection_works: 'La conexión en sí funciona.',
  says_quota:
    'Su integración de {connection} con {product} funciona. Pero se ha usado la mayoría de las solicitudes que {connection} permite en un día. Cuando se agoten, el trabajo espera hasta que vuelva a haber.',
  says_account:
    'La cuenta de {connection} de su integración con {product} se ha desactivado. Nada funciona hasta que vuelva a estar activa o se conecte otra cuenta.',
  says_mistake:
    'Hemos cometido un error: mientras {product} renovaba su acceso a {connection}, la renovación se interrumpió por nuestra parte. Usted no ha hecho nada mal, y lo sentimos. Nada funciona hasta que vuelva a conectar, y eso solo puede hacerlo usted.',
  says_ends:
    'El acceso de {product} a {connection} termina {ends}. Todavía funciona. Renuévelo para que siga funcionando.',
  says_ends_soon:
    'El acceso de {product} a {connection} termina pronto. Todavía funciona. Renuévelo para que siga funcionando.',

  button_reconnect: 'Volver a conectar {connection} ahora',
  button_key: 'Introducir una clave nueva de {connection}',
  button_certificate: 'Introducir los metadatos nuevos de {connection}',
  button_sign_on: 'Introducir los ajustes nuevos de {connection}',

  first_key: 'Cree primero la clave nueva en {connection}.',
  first_certificate: 'Renueve primero el certificado en su proveedor de identidad.',
  first_sign_on: 'Revise primero los ajustes de {product} en su proveedor de identidad.',
  first_permission: 'Dé primero a la cuenta conectada los permisos que faltan en {connection}.',
  first_account: 'Reactive primero la cuenta en {connection} o elija otra.',

  step_log_in: 'Inicie sesión en {product}',
  step_go: 'Vaya a {place}',
  step_authorize: 'Haga clic en «{click}» y autorice la conexión',
  step_create_key: 'Cree una clave nueva en {connection}',
  step_enter_key: 'Haga clic en «{click}» e introduzca la clave nueva',
  step_certificate:
    'Renueve el certificado en su proveedor de identidad. Si para los metadatos se introdujo su dirección, eso es todo',
  step_enter_metadata: 'Haga clic en «{click}» e introduzca los metadatos nuevos',
  step_open_sign_on: 'Abra los ajustes de {product} en su proveedor de identidad',
  step_correct_sign_on: 'Corrija la dirección, el certificado, la audiencia o el cliente que no coincida',
  step_enter_sign_on: 'Si el proveedor de identidad tiene ajustes nuevos, haga clic en «{click}» e introdúzcalos',
  step_permission: 'Dé a la cuenta conectada los permisos que faltan en {connection}',
  step_consent: 'Si los permisos necesitan un nuevo consentimiento, haga clic en «{click}»',
  step_reachable: 'Compruebe que se puede llegar a su punto de conexión desde internet',
  step_answers: 'Compruebe que responde a cada webhook con un estado 2xx, en pocos segundos',
  step_next_accepted:
    'No hay nada que volver a conectar: el próximo webhook que acepte su punto de conexión termina el problema',
  step_registered: 'Compruebe que su punto de conexión sigue registrado, en {product} y en {connection}',
  step_switched_on: 'Compruebe que los webhooks están activados allí y que nada los bloquea por el camino',
  step_next_delivered: 'No hay nada que volver a conectar: el próximo webhook que se entregue termina el problema',
  step_see_apps: 'Vea en {connection} qué aplicaciones usan sus solicitudes y haga que pregunten con menos frecuencia',
  step_buy: 'Si {connection} vende más solicitudes, añada algunas',
  step_ask_less: 'Si {product} puede preguntar con menos frecuencia, responda a este correo',
  step_account: 'Reactive la cuenta de {connection} o elija otra',
  step_renew: 'Haga clic en «{click}» y renueve el acceso',
};
