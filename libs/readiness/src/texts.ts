/** All texts about readiness that a user reads. */
export const readinessTexts = {
  ready: (name: string) => `${name} is connected.`,
  notConnected: (name: string) => `Action required: ${name} is not connected. Connect it to get background work done.`,
  notAuthenticated: (name: string) => `Action required: ${name} no longer accepts our access. Reconnect to restore it.`,
  lostByUs: (name: string) =>
    `Action required: we lost our access to ${name} through a fault of ours. Reconnect to restore it.`,
  noRefresh: (name: string) => `Action required: ${name} refresh token is missing. Reconnect to grant offline access.`,
  lacksScope: (name: string) =>
    `Action required: ${name} does not allow all that background work needs. Allow more access to get it done.`,
  notConfigured: (name: string) => `${name} is being set up by our staff. Background work waits until then.`,
  waitsForStaff: (name: string) =>
    `${name} does not work through a fault of ours. Our staff have to act; you do not have to do anything.`,
  connect: (name: string) => `Connect ${name}`,
  reconnect: (name: string) => `Reconnect ${name}`,
  allowMore: (name: string) => `Allow more access at ${name}`,
  askAdmin: 'Ask an admin',
  /** For staff only. */
  staff: (name: string, missing: string[]) => `For staff: ${name} lacks ${missing.join(' and ')}.`,
};
