import { Engine } from 'php-parser';

/** A node of php-parser's tree. */
type Node = {
  readonly kind: string;
  readonly loc?: { readonly start: { readonly line: number } };
} & Readonly<Record<string, unknown>>;

/** What a file uses, and what it must not. */
export type PhpFindings = {
  /** What PHP 5.6 has not, with its line. */
  readonly newer: readonly string[];
  /** Constructs that run code or files of elsewhere, with their line. */
  readonly forbidden: readonly string[];
  /** Functions that are called by name. */
  readonly functions: ReadonlySet<string>;
  /** Methods called `query`. */
  readonly queries: number;
};

const scalarTypes =
  /^(int|integer|float|string|bool|boolean|iterable|object|mixed|void|never|null|false|true|static)$/i;

/** The parser's 5.6 lets much of PHP 7 pass; these are the rest, by the kind of node. */
const newerThan56: Readonly<Record<string, (node: Node) => string | false>> = {
  parameter: (node) =>
    (node['nullable'] === true && 'a nullable type') ||
    (isScalar(node['type']) && 'a scalar type') ||
    (Number(node['flags']) > 0 && 'a promoted property') ||
    (node['readonly'] === true && 'readonly'),
  function: hasReturnType,
  method: hasReturnType,
  closure: hasReturnType,
  arrowfunc: () => 'an arrow function',
  uniontype: () => 'a union of types',
  intersectiontype: () => 'an intersection of types',
  nullablekeyword: () => 'a nullable type',
  property: (node) => node['type'] !== null && node['type'] !== undefined && 'a typed property',
  catch: (node) =>
    (isNode(node['what'])
      ? false
      : Array.isArray(node['what']) && node['what'].length > 1 && 'several classes in a catch') ||
    (node['variable'] === null && 'a catch without a variable'),
  assign: (node) => isShortList(node['left']) && 'a short list',
  foreach: (node) => isShortList(node['value']) && 'a short list',
  list: (node) => hasKeys(node) && 'a list with keys',
  classconstant: (node) =>
    typeof node['visibility'] === 'string' &&
    node['visibility'] !== '' &&
    'visibility of a constant',
  new: (node) => isNode(node['what']) && node['what'].kind === 'class' && 'an anonymous class',
  usegroup: (node) => typeof node['name'] === 'string' && 'a group of uses',
  number: (node) => String(node['raw'] ?? node['value']).includes('_') && 'a separator in a number',
  call: (node) =>
    (isNode(node['what']) &&
      ['call', 'closure'].includes(node['what'].kind) &&
      'a call of a call') ||
    (isNode(node['what']) &&
      node['what'].parenthesizedExpression === true &&
      'a call of an expression'),
  declare: () => 'declare',
  yieldfrom: () => 'yield from',
  nullsafepropertylookup: () => 'a null-safe access',
  match: () => 'match',
  enum: () => 'an enum',
  namedargument: () => 'a named argument',
  attrgroup: () => 'an attribute',
};

const forbiddenKinds: Readonly<Record<string, (node: Node) => boolean>> = {
  eval: () => true,
  exit: () => true,
  goto: () => true,
  global: () => true,
  silent: () => true,
  encapsed: (node) => node['type'] === 'shell',
  variadic: () => true,
};

/** Parses a file. `version` as the parser's: 506 also looks for what came after PHP 5.6. Throws where it is no PHP. */
export function inspectPhp(text: string, version: 506 | 800): PhpFindings {
  const parser = new Engine({
    parser: { version, extractDoc: false },
    ast: { withPositions: true },
  });
  const newer: string[] = [];
  const forbidden: string[] = [];
  const functions = new Set<string>();
  let queries = 0;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    if (!isNode(value)) return;
    const line = `line ${value.loc?.start.line ?? 0}`;
    const what = version === 506 ? newerThan56[value.kind]?.(value) : false;
    if (typeof what === 'string') newer.push(`${what}, ${line}`);
    if (forbiddenKinds[value.kind]?.(value) === true) forbidden.push(`${value.kind}, ${line}`);
    if (value.kind === 'call' && isNode(value['what'])) {
      const { kind, name } = value['what'];
      if (kind === 'name' && typeof name === 'string')
        functions.add(name.replace(/^\\/, '').toLowerCase());
      if (
        kind === 'propertylookup' &&
        isNode(value['what']['offset']) &&
        value['what']['offset']['name'] === 'query'
      )
        queries += 1;
    }
    for (const [key, member] of Object.entries(value)) if (key !== 'loc') visit(member);
  };
  visit(parser.parseCode(text, 'file.php'));
  return { newer, forbidden, functions, queries };
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
  );
}

function isScalar(type: unknown): boolean {
  if (!isNode(type)) return false;
  const names = [type['name'], type['raw']];
  return names.some((name) => typeof name === 'string' && scalarTypes.test(name));
}

function hasReturnType(node: Node): string | false {
  return node['type'] !== null && node['type'] !== undefined && 'a return type';
}

function isShortList(value: unknown): boolean {
  return (
    isNode(value) &&
    (value.kind === 'array' || (value.kind === 'list' && value['shortForm'] === true))
  );
}

function hasKeys(node: Node): boolean {
  const items = node['items'];
  return (
    Array.isArray(items) &&
    items.some((item) => isNode(item) && item['key'] !== null && item['key'] !== undefined)
  );
}
