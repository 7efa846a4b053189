/** What may be bound to a placeholder. libsql aborts the whole process on anything else, so nothing else gets that far. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** One statement, or a part of one: its text with a `?` for each value. */
export type Sql = { readonly text: string; readonly values: readonly SqlValue[] };

/** Builds a statement. Values become placeholders; a nested `sql` part is put in its place as it is. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (SqlValue | Sql)[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1] ?? '';
  });
  return { text, values };
}

function isSql(part: SqlValue | Sql): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part;
}

/** The parts one after the other with ` AND ` between them. */
export function allOf(parts: readonly Sql[]): Sql {
  return joined(parts, ' AND ');
}

/** The parts one after the other with the words of SQL in `between`. */
export function joined(parts: readonly Sql[], between: string): Sql {
  return {
    text: parts.map((part) => part.text).join(between),
    values: parts.flatMap((part) => part.values),
  };
}

/** How many placeholders a statement has: each `?` outside quotes and comments. Only anonymous ones are used. */
export function countPlaceholders(text: string): number {
  const quiet = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g;
  return text.replace(quiet, ' ').split('?').length - 1;
}
