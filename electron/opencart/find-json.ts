import { isPage } from './answer-text';

/** JSON found in a text, and what stood around it. */
type FoundJson = { readonly value: unknown; readonly around: string };

/**
 * Finds the JSON of an answer: the whole text; or what ends the text, with PHP notices before it (recording
 * 2.3.0.2/003); or an object with text after it. Null when there is none. The last two look for objects and
 * arrays only.
 */
export function findJson(text: string): FoundJson | null {
  return wholeText(text) ?? endOfText(text) ?? (isPage(text) ? null : withTextAfter(text));
}

function parse(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown }; // JSON.parse answers any
  } catch {
    return null;
  }
}

function wholeText(text: string): FoundJson | null {
  const parsed = parse(text);
  return parsed === null ? null : { value: parsed.value, around: '' };
}

/** Where JSON ends, its brackets tell where it begins: they are matched backwards in one run, strings skipped. */
function endOfText(text: string): FoundJson | null {
  let depth = 0;
  let isInString = false;
  for (let at = text.length - 1; at >= 0; at--) {
    const char = text[at];
    if (char === '"') {
      if (!isInString) isInString = true;
      else if (!isEscaped(text, at)) isInString = false;
    } else if (!isInString) {
      if (char === '}' || char === ']') depth++;
      else if (char === '{' || char === '[') depth--;
      if (depth === 0) {
        const parsed = char === '{' || char === '[' ? parse(text.slice(at)) : null;
        return parsed === null ? null : { value: parsed.value, around: text.slice(0, at).trim() };
      }
    }
  }
  return null;
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && text[before] === '\\') before--;
  return (at - before) % 2 === 0;
}

/** How often the text may be run through in search of an object followed by other text, and how many may be tried. */
const runs = 4;
const mostTries = 100;

function withTextAfter(text: string): FoundJson | null {
  if (text.startsWith('[]')) return { value: [], around: text.slice(2).trim() };
  let left = runs * text.length;
  const opening = /\{\s{0,20}"/g;
  for (let tries = 0; tries < mostTries && left > 0; tries++) {
    const found = opening.exec(text);
    if (found === null) return null;
    const end = endOfObject(text, found.index, left);
    left -= end.looked;
    const parsed = end.at === null ? null : parse(text.slice(found.index, end.at));
    if (parsed !== null) {
      const around = `${text.slice(0, found.index)}${text.slice(end.at ?? 0)}`;
      return { value: parsed.value, around: around.trim() };
    }
  }
  return null;
}

function endOfObject(
  text: string,
  from: number,
  most: number,
): { readonly at: number | null; readonly looked: number } {
  let depth = 0;
  let isInString = false;
  for (let at = from; at < text.length && at - from < most; at++) {
    const char = text[at];
    if (isInString) {
      if (char === '\\') at++;
      else if (char === '"') isInString = false;
    } else if (char === '"') isInString = true;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') {
      depth--;
      if (depth === 0) return { at: at + 1, looked: at + 1 - from };
    }
  }
  return { at: null, looked: Math.min(text.length - from, most) };
}
