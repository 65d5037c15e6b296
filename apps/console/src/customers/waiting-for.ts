import { part } from '../upstream/part';
import type { ServiceApi } from '../upstream/service-api';

interface Named {
  integration_id: string;
  name: string;
}

const requests = (count: number): string => (count === 1 ? '1 request waits' : `${count} requests wait`);

/** What runs once integrations work again, such as `42 requests wait`. Nothing where the executor does not answer. */
export async function waitingFor(api: ServiceApi, token: string, integrations: readonly Named[]) {
  if (integrations.length === 0) return [];
  const integration_id = integrations.slice(0, 100).map((one) => one.integration_id);
  const { data } = await part(api.get('/v1/parked-lines', token, { query: { integration_id } }));
  return (data?.items ?? []).map((line) => ({
    integration_id: line.integration_id,
    name: integrations.find((one) => one.integration_id === line.integration_id)?.name,
    says: requests(line.parked),
  }));
}
