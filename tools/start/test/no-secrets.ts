/** Secrets of a system that is not started, to ask for the environment of its services. */
export const noSecrets = {
  roles: {},
  nats: {},
  oauth_apps: {},
  credential_keys: '',
  session_key: '',
  slack_signing_secret: '',
  teams_app_password: '',
  inbound_email_secret: '',
  event_signing_key: '',
};
