import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Every folder of apps/ that is a service; known before anything is built. */
export const serviceNames = readdirSync(join(root, 'apps')).filter((name) =>
  existsSync(join(root, 'apps', name, 'src/main.ts')),
);

/** The first process of a service has the service's name, the next ones a number behind it. */
export const processesOf = (counts) =>
  serviceNames.flatMap((service) =>
    Array.from({ length: counts[service] ?? 1 }, (_, n) => ({
      service,
      name: n === 0 ? service : `${service}-${n + 1}`,
    })),
  );

/**
 * A small young generation for what waits most of its time, a larger one for what every execution passes through. After
 * a quiet time V8 would let a heap grow to four times what is alive in it before it collects: here to one and a half.
 */
export const nodeFlagsOf = (row) => [`--max-semi-space-size=${row?.app?.busy ? 8 : 1}`, '--heap-growing-percent=50'];
