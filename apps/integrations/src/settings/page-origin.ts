import { invalidFields } from '@linesman/service-kit';

const HOST = /^([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])$/;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** @returns what is wrong with the origin of a page that shows calls to action; undefined if it is valid. */
export function faultOfOrigin(text: string, allowLoopback: boolean): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.origin !== text || !HOST.test(url.hostname))
    return `${JSON.stringify(text.slice(0, 100))} is not an origin like https://app.example.com, without a path or a slash at the end`;
  if (url.protocol === 'https:') return undefined;
  if (allowLoopback && url.protocol === 'http:' && LOOPBACK.includes(url.hostname)) return undefined;
  return `${text} is not https`;
}

/** @throws Problem with one error for each invalid origin. */
export function refuseWrongOrigins(origins: string[], allowLoopback: boolean): void {
  const errors = origins.flatMap((origin) => {
    const message = faultOfOrigin(origin, allowLoopback);
    return message ? [{ field: 'page_origins', message }] : [];
  });
  if (errors.length > 0) throw invalidFields(errors);
}
