import { outcomeText, readOutcome } from '../../electron/opencart/outcome';
import { learnTexts, routeOf } from './learn-texts';
import { isOurRoute, rebuild, type Rebuilt } from './rebuild';
import type { Recording, RecordingFolder } from './recording';

/** What was found of one exchange. `expected`: written down for it, null where nothing is. */
export type CheckedExchange = {
  readonly file: string;
  readonly route: string;
  readonly outcome: string;
  readonly expected: string | null;
  readonly rebuilt: Rebuilt;
};

/** What was found of one folder; `failures` are sentences, empty when all is well. */
export type CheckedFolder = {
  readonly folder: string;
  readonly exchanges: readonly CheckedExchange[];
  readonly parsed: number;
  readonly rebuilt: number;
  readonly notOurs: number;
  readonly passed: number;
  readonly failures: readonly string[];
};

/** Outcomes written down, by file name. Null for a folder of which nothing is written down. */
export type Expectations = Readonly<Record<string, string>> | null;

/** Judges every answer of a folder and writes every request of ours again. */
export function checkFolder(input: RecordingFolder, expectations: Expectations): CheckedFolder {
  const texts = learnTexts(input.recordings);
  const exchanges = input.recordings.map((recording): CheckedExchange => {
    const route = routeOf(recording.request.query);
    return {
      file: recording.file,
      route,
      outcome: judge(recording, texts),
      expected: expectations?.[recording.file] ?? null,
      rebuilt: rebuild(recording.request),
    };
  });
  const failures = [
    ...input.unreadable.map((file) => `${file}: not a recorded exchange`),
    ...input.others.map((file) => `${file}: an exchange that is not named NNN-name.json`),
    ...exchanges.flatMap((exchange) => complaintsOf(exchange, expectations)),
    ...missing(exchanges, expectations),
  ];
  const rebuilt = exchanges.filter((one) => one.rebuilt.kind === 'equal').length;
  const notOurs = exchanges.filter((one) => one.rebuilt.kind === 'not-ours').length;
  if (exchanges.length === 0) failures.push('no recorded exchange here (NNN-name.json)');
  if (rebuilt === 0 && exchanges.some(({ route }) => isOurRoute(route)))
    failures.push('asks for what this client asks for, and none of it could be written again');
  const parsed = exchanges.filter(({ outcome }) => outcome !== threw).length;
  const wellParsed = exchanges.filter((one) => one.outcome !== threw && isExpected(one)).length;
  return {
    folder: input.folder,
    exchanges,
    parsed,
    rebuilt,
    notOurs,
    passed: wellParsed + rebuilt,
    failures,
  };
}

const threw = 'threw';

/** The one thing that must never happen is caught here, so that it is told with its file. */
function judge({ request, exchange }: Recording, texts: ReturnType<typeof learnTexts>): string {
  const { route } = request.query;
  try {
    return outcomeText(
      readOutcome(exchange, { route: typeof route === 'string' ? route : '', texts }),
    );
  } catch {
    return threw;
  }
}

function isExpected({ outcome, expected }: CheckedExchange): boolean {
  return expected === null || expected === outcome;
}

function complaintsOf(exchange: CheckedExchange, expectations: Expectations): readonly string[] {
  const { file, outcome, expected, rebuilt } = exchange;
  const complaints: string[] = [];
  if (outcome === threw) complaints.push(`${file}: the parser threw`);
  else if (!isExpected(exchange))
    complaints.push(`${file}: ${outcome}, expected ${String(expected)}`);
  else if (expectations !== null && expected === null)
    complaints.push(`${file}: no outcome is written down for it (it is: ${outcome})`);
  if (rebuilt.kind === 'differs')
    complaints.push(`${file}: ${rebuilt.call} is written differently in ${rebuilt.in.join(', ')}`);
  return complaints;
}

function missing(
  exchanges: readonly CheckedExchange[],
  expectations: Expectations,
): readonly string[] {
  const files = new Set(exchanges.map(({ file }) => file));
  return Object.keys(expectations ?? {})
    .filter((file) => !files.has(file))
    .map((file) => `${file}: an outcome is written down, and there is no such recording`);
}
