import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

/** Raw things that have one right wrapper in the house, and the name of that wrapper. */
const wrapped = {
  ipcMain:
    'Register a handler in electron/ipc/register.ts; it checks the sender and parses the input.',
  ipcRenderer: 'Only electron/preload.ts talks to ipcRenderer.',
  shell: 'Use openOutside() of electron/app/open-outside.ts; it checks the address first.',
};

export default ts.config(
  { ignores: ['dist', 'release', 'coverage', '.tsbuild', 'test-results', 'playwright-report'] },
  ...ts.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.js', '.dependency-cruiser.mjs', 'scripts/*.mjs'],
          maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: 60,
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 400, skipComments: true, skipBlankLines: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration',
          message: 'No barrels: import from the file that owns the name.',
        },
        {
          selector: "MemberExpression[property.name='sendSync']",
          message: 'sendSync freezes the window; use invoke.',
        },
      ],
    },
  },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/ipc/register.ts', 'electron/preload.ts', 'electron/app/open-outside.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: Object.entries(wrapped).map(([name, message]) => ({
            name: 'electron',
            importNames: [name],
            message,
          })),
        },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { ...hooks.configs.recommended.rules },
  },
  {
    files: ['**/*.mjs', '*.js'],
    ...ts.configs.disableTypeChecked,
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
);
