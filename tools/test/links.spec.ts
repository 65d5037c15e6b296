import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const ROOT = join(__dirname, '../..');
const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading!.trim()));

interface Link {
  written: string;
  to: string;
  anchor?: string;
}

/** The links of a page to files of the repository, images among them. */
const linksOf = (page: string): Link[] =>
  [
    ...textOf(page)
      .replaceAll(/```.*?```/gs, '')
      .matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g),
  ]
    .map(([, link, image]) => (link ?? image)!)
    .filter((written) => !/^(https?|mailto):/.test(written))
    .map((written) => {
      const [path = '', anchor] = written.split('#');
      return { written, to: path ? normalize(join(dirname(page), path)) : page, anchor };
    });

const leadsNowhere = ({ to, anchor }: Link): boolean =>
  !existsSync(join(ROOT, to)) || (anchor !== undefined && to.endsWith('.md') && !anchorsOf(to).includes(anchor));

it.each(pages)('%s links to what exists', (page) => {
  expect(
    linksOf(page)
      .filter(leadsNowhere)
      .map(({ written }) => written),
  ).toEqual([]);
});

it('leads from the README to every page', () => {
  const seen = new Set(['README.md']);
  for (const page of seen)
    for (const { to } of linksOf(page)) {
      if (!existsSync(join(ROOT, to))) continue;
      const isFolder = statSync(join(ROOT, to)).isDirectory();
      const reached = isFolder ? pages.filter((one) => dirname(one) === normalize(to).replace(/\/$/, '')) : [to];
      for (const one of reached) if (one.endsWith('.md')) seen.add(one);
    }
  expect(pages.filter((page) => !seen.has(page) && !page.startsWith('libs/providers/'))).toEqual([]);
});
