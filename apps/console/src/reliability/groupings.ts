import type { Reliability } from '../upstream/answers';

/** By what the table of the workspace is grouped. */
export const groupings = [
  { by: 'customer', label: 'By customer' },
  { by: 'integration', label: 'By integration' },
  { by: 'connection', label: 'By connection' },
] as const;

type By = (typeof groupings)[number]['by'];

interface Named {
  id: string;
  name: string;
  url?: string;
}

const names: Record<By, (item: Reliability) => Named> = {
  customer: ({ customer_id, customer_name }) =>
    customer_id
      ? { id: customer_id, name: customer_name ?? 'Deleted customer', url: `/customers/${customer_id}/reliability` }
      : { id: 'none', name: 'Without a customer' },
  integration: ({ integration_id, integration_name }) => ({
    id: integration_id!,
    name: integration_name!,
    url: `/integrations/${integration_id}`,
  }),
  connection: ({ connection_code }) => ({ id: connection_code!, name: connection_code! }),
};

/** What an item is called, and where its own page is. */
export const nameIn = (by: By): ((item: Reliability) => Named) => names[by];
