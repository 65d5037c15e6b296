import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What each kind of project may import. Only contracts cross between apps; apps never import apps. */
const layers = {
  'type:contracts': [],
  'type:client': ['type:contracts'],
  'type:provider-kit': ['type:contracts'],
  'type:providers': ['type:provider-kit', 'type:contracts'],
  'type:readiness': ['type:provider-kit', 'type:contracts'],
  'type:platform': ['type:platform', 'type:contracts'],
  'type:testing': ['type:platform', 'type:contracts', 'type:testing', 'type:tool'],
  'type:app': [
    'type:providers',
    'type:readiness',
    'type:provider-kit',
    'type:platform',
    'type:contracts',
    'type:testing',
  ],
  'type:tool': [
    'type:app',
    'type:client',
    'type:readiness',
    'type:providers',
    'type:provider-kit',
    'type:platform',
    'type:contracts',
    'type:testing',
    'type:tool',
  ],
};

const boundaries = (allowed) => [
  'error',
  {
    allow: [],
    depConstraints: Object.entries(allowed).map(([sourceTag, onlyDependOnLibsWithTags]) => ({
      sourceTag,
      onlyDependOnLibsWithTags,
    })),
  },
];
/** Tests of a service ask it as a service of the platform does. */
const testsOfApps = { ...layers, 'type:app': [...layers['type:app'], 'type:client'] };
const testsOfLibraries = {
  ...layers,
  'type:platform': [...layers['type:platform'], 'type:testing'],
  'type:readiness': [...layers['type:readiness'], 'type:testing'],
};

const crossTenant = {
  selector: 'MemberExpression[property.name=/^inSystem(Once)?$/]',
  message: 'Only files named *.system.ts cross tenants. Move this query into one, or use inTenant().',
};
/** Pages and apps show the readiness DTO; what makes it, the shared policy alone decides. */
const statusPolicy = {
  selector:
    'Property[key.name=/^(blocking_problem|cta_label)$/], AssignmentExpression[left.property.name=/^(blocking_problem|cta_label)$/]',
  message: 'Only the policy in libs/readiness decides about status: pass its DTO on.',
};
const ambientTime = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Time comes from the injected Clock (or from the `now` passed in), so that tests can choose it.',
};

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/coverage/**', '**/node_modules/**', '.nx/**', '.linesman/**', 'tools/test/planted/**'],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      '@nx/enforce-module-boundaries': boundaries(layers),
    },
  },
  { files: ['libs/*/test/**/*.ts'], rules: { '@nx/enforce-module-boundaries': boundaries(testsOfLibraries) } },
  { files: ['apps/*/test/**/*.ts'], rules: { '@nx/enforce-module-boundaries': boundaries(testsOfApps) } },
  {
    files: ['apps/*/src/**/*.ts', 'libs/{messaging,persistence,provider-kit,providers}/src/**/*.ts'],
    ignores: [
      '**/*.system.ts',
      '**/*.spec.ts',
      'apps/sandbox/**',
      'apps/console/**',
      'libs/persistence/src/database.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', crossTenant, ambientTime, statusPolicy] },
  },
  {
    files: ['apps/*/src/**/*.system.ts'],
    rules: { 'no-restricted-syntax': ['error', ambientTime, statusPolicy] },
  },
  {
    files: ['apps/{console,sandbox}/src/**/*.ts', 'libs/{client,service-kit}/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', statusPolicy] },
  },
  {
    files: ['libs/{provider-kit,providers}/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/conformance*'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@nestjs/*', 'typeorm', 'bullmq'],
              message: 'A provider knows HTTP, a clock and its configuration, nothing else.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', { name: 'process', message: 'Configuration is passed in.' }],
    },
  },
  {
    files: ['tools/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSParameterProperty, TSEnumDeclaration',
          message: 'Node runs the tools by stripping types: nothing that a compiler would have to turn into code.',
        },
      ],
    },
  },
  { files: ['**/*.spec.ts', '**/test/**/*.ts'], languageOptions: { globals: { ...globals.jest } } },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: { ...globals.node } } },
  {
    files: ['{apps,libs}/*/src/**/*.js'],
    languageOptions: { globals: { ...globals.browser, Idiomorph: 'readonly' } },
  },
  prettier,
);
