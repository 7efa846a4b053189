import type { OrderContents } from '../../shared/order-contents';
import { joinedWords, words } from './search-text';

/** The folded words of an order's contents, by column of their search index. */
export type ContentsText = { readonly product: string; readonly model: string };

/** What of an order's contents can be searched: names and models of its lines. `ABC-12` is also found as `abc12`. */
export function contentsText({ lines }: OrderContents): ContentsText {
  const models = lines.map((line) => line.model);
  return {
    product: words(lines.map((line) => line.name)),
    model: words([...models, ...joinedWords(models)]),
  };
}
