import { parseArgs } from 'node:util';

/** The steps of a test run, in their order. */
export const STEPS = /** @type {const} */ ([
  'types',
  'lint',
  'rooms',
  'format',
  'knip',
  'build',
  'unit',
  'package',
  'e2e',
]);

/** @typedef {(typeof STEPS)[number]} StepName */

/**
 * Reads the command line of a test run. Throws an Error with a sentence for people when it makes no sense.
 * `--only a,b` selects steps, `--long` adds the long tests, `--clean-tree` checks that the run changes no file under version control.
 * @param {readonly string[]} args
 */
export function readTestOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      long: { type: 'boolean', default: false },
      'clean-tree': { type: 'boolean', default: false },
    },
  });
  const wanted = values.only?.split(',').map((name) => name.trim());
  const unknown = wanted?.find((name) => !STEPS.some((step) => step === name));
  if (unknown !== undefined)
    throw new Error(`there is no step "${unknown}"; the steps are ${STEPS.join(', ')}`);
  return {
    steps: STEPS.filter((name) => wanted?.includes(name) ?? true),
    isLong: values.long,
    isTreeChecked: values['clean-tree'],
  };
}
