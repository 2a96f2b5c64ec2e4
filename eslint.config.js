import tseslint from 'typescript-eslint';

const PRINTING = ['packages/embedded/**', 'apps/demo/**', 'scripts/**', 'test/**'];

/** A name with an underscore in front says that its value is not needed. */
const UNUSED = {
  argsIgnorePattern: '^_',
  varsIgnorePattern: '^_',
  caughtErrorsIgnorePattern: '^_',
  ignoreRestSiblings: true,
};

const ban = (selector, message) => ({ selector, message });

/** One way to write a thing, everywhere. */
const style = [
  ban('ExportAllDeclaration', 'List the names: `export *` hides what a package promises.'),
  ban('TSEnumDeclaration', 'Use a union of literals or an `as const` object: enums are not erasable.'),
  ban('TSModuleDeclaration[kind="namespace"]', 'Use a module: namespaces are not erasable.'),
  ban('TSParameterProperty', 'Declare the field: parameter properties are not erasable.'),
  ban('Decorator', 'No decorators: compose functions.'),
  ban('ClassDeclaration:not([superClass.name=/Error$/])', 'Use plain functions; only errors are classes.'),
  ban('ClassExpression', 'Use plain functions; only errors are classes.'),
  ban(
    'TSAsExpression[expression.type="TSAsExpression"][expression.typeAnnotation.type="TSUnknownKeyword"]',
    'A double cast hides a wrong type: narrow it instead.',
  ),
  ban('Literal[value=/^not implemented/i]', 'Finish it or leave it out.'),
];

const namedExports = [
  ban('ExportDefaultDeclaration', 'Use a named export.'),
  ban('ExportSpecifier[exported.name="default"]', 'Use a named export.'),
];

/** Time comes from a Clock, so that the demo and the tests can run hours of calling in seconds. */
const clock = [
  ban('NewExpression[callee.name="Date"][arguments.length=0]', 'Take a Clock: clock.now().'),
  ban('CallExpression[callee.name="Date"]', 'Take a Clock: clock.now().'),
  ban('CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'Take a Clock: clock.now().'),
];

/** One reader of the environment: packages/runtime. */
const environment = [
  ban('MemberExpression[object.name="process"][property.name="env"]', 'Settings come from packages/runtime.'),
  ban(
    'VariableDeclarator[init.name="process"] Property[key.name="env"]',
    'Settings come from packages/runtime.',
  ),
  ban(
    'ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name="env"]',
    'Settings come from packages/runtime.',
  ),
];

/** A test that does not run proves nothing. */
const wholeTests = [
  ban(
    'MemberExpression[property.name=/^(only|skip|todo|fails|skipIf|runIf)$/][object.name=/^(it|test|describe|suite)$/]',
    'Every test runs: repair it or delete it.',
  ),
  ban(
    'MemberExpression[property.name=/^(only|skip|todo|fails|skipIf|runIf)$/][object.object.name=/^(it|test|describe|suite)$/]',
    'Every test runs: repair it or delete it.',
  ),
  ban(
    'CallExpression[callee.name=/^(it|test|describe|suite)$/] > ObjectExpression > Property[key.name=/^(only|skip|todo|fails)$/]',
    'Every test runs: repair it or delete it.',
  ),
];

const syntax = (...groups) => ({ 'no-restricted-syntax': ['error', ...groups.flat()] });

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.timbre/**', 'coverage/**', '**/generated/**'] },
  {
    // Nobody switches a rule off beside the code: a rule that is wrong is changed here, for all.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'no-debugger': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'hack'], location: 'start' }],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.{1,2}/.*\\.js$', message: 'A relative import ends in .ts.' }] },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: { project: './tsconfig.tests.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', UNUSED],
    },
  },
  { files: ['**/*.ts', '**/*.tsx'], rules: syntax(style, namedExports, clock, environment, wholeTests) },
  {
    files: ['packages/kernel/src/clock.ts', 'apps/dashboard/**'],
    rules: syntax(style, namedExports, environment),
  },
  {
    files: ['packages/runtime/**', 'packages/embedded/**', 'test/**'],
    rules: syntax(style, namedExports, clock, wholeTests),
  },
  {
    // What is stored has one spelling everywhere (docs/adr/0004-one-spelling-for-data-fields.md).
    files: ['packages/store/src/documents/**'],
    rules: {
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'typeProperty', format: ['snake_case'], leadingUnderscore: 'allow' },
      ],
    },
  },
  { files: ['*.config.ts'], rules: syntax(style) },
  { files: PRINTING, rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs', '**/*.cjs', '*.config.js'],
    rules: { 'no-unused-vars': ['error', UNUSED], ...syntax(style, wholeTests) },
  },
);
