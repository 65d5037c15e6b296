import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What each kind of project may import. Only contracts cross between apps; apps never import apps. */
const layers = {
  'type:contracts': [],
  /** Is installed without the others. */
  'type:client': [],
  'type:provider-kit': ['type:contracts'],
  'type:providers': ['type:provider-kit', 'type:contracts'],
  'type:readiness': ['type:provider-kit', 'type:contracts'],
  'type:platform': ['type:platform', 'type:contracts'],
  /** Starts PostgreSQL, NATS and Redis; runs before anything is installed. */
  'type:servers': ['type:contracts'],
  'type:testing': ['type:platform', 'type:contracts', 'type:testing', 'type:servers'],
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
    'type:servers',
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
  selector: 'MemberExpression[property.name=/^(inSystem|queryInSystem)$/]',
  message: 'Only files named *.system.ts cross tenants. Move this query into one, or use inTenant().',
};
/** Pages and apps show the readiness DTO; what makes it, the shared policy alone decides. */
const statusPolicy = {
  selector:
    'Property[key.name=/^(blocking_problem|cta_label)$/], AssignmentExpression[left.property.name=/^(blocking_problem|cta_label)$/]',
  message: 'Only the policy in libs/readiness decides about status: pass its DTO on.',
};
/** What a file's ending says, its content has to be, and the other way round. */
const kinds = [
  { ending: 'on-*.ts', decorators: 'OnEvents?|OnCommand', what: 'A handler of events or commands' },
  { ending: '*.rpc.ts', decorators: 'OnRpc', what: 'A handler of RPC' },
  { ending: '*.controller.ts', decorators: 'Get|Post|Put|Patch|Delete|All|Sse', what: 'An HTTP route' },
  { ending: '*.job.ts', decorators: 'Processor', what: 'A BullMQ worker' },
  { ending: '*.module.ts', decorators: 'Module', what: 'A Nest module' },
  { ending: '*.entity.ts', decorators: 'Entity', what: 'A TypeORM entity' },
];
const decorated = (names) => `Decorator[expression.callee.name=/^(${names})$/]`;
const foreignKinds = (own) =>
  kinds
    .filter((kind) => kind !== own)
    .map(({ ending, decorators, what }) => ({
      selector: decorated(decorators),
      message: `${what} belongs in a file named ${ending}.`,
    }));
const ownKind = ({ ending, decorators, what }) => ({
  selector: `Program:not(:has(${decorated(decorators)}))`,
  message: `${ending} is the name of a file with ${what[0].toLowerCase()}${what.slice(1)}. Name this one after what it does.`,
});
const rawQuery = {
  selector: "CallExpression[callee.type='MemberExpression'][callee.property.name='query']",
  message: 'Use rows(), one() or changed() of @linesman/persistence: they give the result its type.',
};
const ambientTime = {
  selector: [
    "NewExpression[callee.name='Date'][arguments.length=0]",
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  ].join(),
  message:
    'Time comes from the injected Clock (or from the `now` passed in), so that tests can choose it. To measure how long something takes, use performance.now().',
};

/**
 * ESLint takes the last `no-restricted-syntax` that fits a file and forgets the others, so each file gets one list:
 * what its place forbids, and what its ending forbids.
 */
const places = [
  {
    files: 'libs/{client,service-kit,redis,leases,readiness,contracts}/src',
    rules: [statusPolicy, rawQuery],
  },
  { files: 'libs/{messaging,provider-kit,providers}/src', rules: [crossTenant, ambientTime, statusPolicy, rawQuery] },
  { files: 'libs/persistence/src', rules: [ambientTime] },
  { files: 'libs/testing/src', rules: [statusPolicy] },
  { files: 'apps/{console,sandbox}/src', rules: [statusPolicy, rawQuery] },
  {
    files: 'apps/{catalog,integrations,gateway-executor,status-monitor,notifier}/src',
    rules: [crossTenant, ambientTime, statusPolicy, rawQuery],
  },
];
const restrict = (folder, pattern, rules) => ({
  files: [`${folder}/**/${pattern}`],
  ignores: ['**/*.spec.ts', '**/migrations/**', 'libs/readiness/src/**'],
  rules: { 'no-restricted-syntax': ['error', ...rules] },
});
const restrictedSyntax = places.flatMap(({ files, rules }) => [
  restrict(files, '*.ts', [...rules, ...foreignKinds()]),
  ...kinds.map((kind) => restrict(files, kind.ending, [...rules, ...foreignKinds(kind), ownKind(kind)])),
  restrict(
    files,
    '*.system.ts',
    [...rules, ...foreignKinds()].filter((rule) => rule !== crossTenant),
  ),
]);

export default tseslint.config(
  {
    ignores: [
      ...['**/dist/**', '**/coverage/**', '**/node_modules/**', '.nx/**', '.linesman/**', 'tools/test/planted/**'],
      '**/*.generated.ts',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['{apps,libs,tools}/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: { project: ['tools/test/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
  },
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
  ...restrictedSyntax,
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
