/** A lint rule that never reports anything is worth nothing: each planted file has to be refused, for its reason. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';

const root = join(import.meta.dirname, '../..');

/** The planted file, the path under which it is linted, and a part of the message or the rule that refuses it. */
const planted = [
  ['app-imports-app.ts', 'apps/catalog/src/planted.ts', '@nx/enforce-module-boundaries'],
  ['page-decides-status.ts', 'apps/catalog/src/planted.ts', 'Only the policy in libs/readiness'],
  ['page-decides-status.ts', 'apps/console/src/planted.ts', 'Only the policy in libs/readiness'],
  ['raw-query.ts', 'apps/catalog/src/planted.ts', 'Use rows(), one() or changed()'],
  ['time-of-the-machine.ts', 'apps/catalog/src/planted.ts', 'Time comes from the injected Clock'],
  ['floating-promise.ts', 'apps/catalog/src/planted.ts', '@typescript-eslint/no-floating-promises'],
  ['handler-of-events.ts', 'apps/catalog/src/planted.controller.ts', 'belongs in a file named on-*.ts'],
  ['handler-of-events.ts', 'apps/catalog/src/planted.rpc.ts', '*.rpc.ts is the name of a file with'],
] as const;

const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: {
      // The planted paths do not exist, so no tsconfig.json includes them.
      parserOptions: {
        project: null,
        projectService: {
          allowDefaultProject: [...new Set(planted.map(([, path]) => path))],
          defaultProject: 'tools/test/tsconfig.json',
        },
      },
    },
  },
});

for (const [file, path, reason] of planted) {
  const text = readFileSync(join(root, 'tools/test/planted/lint', file), 'utf8');
  const [result] = await eslint.lintText(text, { filePath: join(root, path) });
  const messages = result?.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`) ?? [];
  if (messages.some((it) => it.includes(reason))) {
    console.log(`${file} as ${path}: refused (${reason})`);
  } else {
    console.log(`${file} as ${path}: NOT refused (${reason})\n  ${messages.join('\n  ')}`);
    process.exitCode = 1;
  }
}
