/** A provider of a package outside the repository. Nobody deduplicates its writes. */
export const provider = {
  manifest: {
    code: 'courier',
    display_name: 'Courier',
    description: 'Sends parcels.',
    logo_url: 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E',
    status: 'active',
    auth: { type: 'api_key', field: 'key' },
    config_schema: { type: 'object' },
    capabilities: [
      {
        capability_code: 'SEND_PARCEL',
        version: 1,
        description: 'Sends one.',
        impact: 'Parcels cannot be sent',
        kind: 'write',
        parameters_schema: { type: 'object' },
      },
    ],
    rate_limit: { requests: 10, per_seconds: 1 },
    probe_interval_seconds: 300,
    last_resort: 'Call the courier',
    causes: {},
    reconnect_path: 'Settings',
  },
  probe: async () => undefined,
  async gateway({ http, material, config, parameters }) {
    const headers = { authorization: `Bearer ${material.secret}` };
    const form = new URLSearchParams(parameters).toString();
    const answer = await http({ method: 'POST', url: `${config.origin}/parcels`, headers, body: form });
    if (answer.status >= 500) throw new Error(`answered ${answer.status}`);
    return JSON.parse(answer.body);
  },
};
