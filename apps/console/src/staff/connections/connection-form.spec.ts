import { bodyOf, valuesOf } from './connection-form';

const dropbox = { connection_code: 'dropbox', display_name: 'Dropbox', description: null, status: 'beta' };
const posted = (logo_url: string) => bodyOf(valuesOf({ ...dropbox, logo_url } as Parameters<typeof valuesOf>[0]));

it("shows and posts an address as the logo, and not a provider's own mark, which the catalog would refuse", () => {
  expect(posted('data:image/svg+xml,x').logo_url).toBeUndefined();
  expect(posted('https://logos.example/a.svg').logo_url).toBe('https://logos.example/a.svg');
});
