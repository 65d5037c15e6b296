/** In the order in which they stop: who faces people first, the world outside last. */
export const serviceNames = [
  'console',
  'notifier',
  'status-monitor',
  'gateway-executor',
  'integrations',
  'catalog',
  'sandbox',
];

/** The first copy has the service's name, the next ones a number behind it. */
export const copiesOf = (copies) =>
  serviceNames.flatMap((service) =>
    Array.from({ length: copies[service] ?? 1 }, (_, n) => ({
      service,
      name: n === 0 ? service : `${service}-${n + 1}`,
    })),
  );
