import { readdirSync } from 'node:fs';
import { imageOf, images } from '../running-images.ts';

export function contentsOf(): void {
  it('puts no tests, no tools, no packages of development and no sandbox into an image', () => {
    for (const image of images) {
      const files = readdirSync(imageOf(image), { recursive: true, encoding: 'utf8' });
      const ours = files.filter((file) => !file.startsWith('node_modules/'));
      expect(ours.filter((file) => /\.(spec|int)\.|\.map$|\/test\//.test(file))).toEqual([]);
      expect(ours.filter((file) => /^tools\//.test(file)).length > 0).toBe(image === 'prepare');
      const packages = files.filter((file) => /^node_modules\/(@[^/]+\/)?[^/@]+$/.test(file));
      for (const absent of ['jest', 'typescript', 'nx', 'eslint', 'testcontainers', '@linesman/testing'])
        expect({ image, packages }).not.toEqual({
          image,
          packages: expect.arrayContaining([`node_modules/${absent}`]) as string[],
        });
      const ofSandbox = /^(apps\/sandbox|node_modules\/(oidc-provider|smtp-server)$)/;
      expect(files.filter((file) => ofSandbox.test(file))).toEqual([]);
    }
  });
}
