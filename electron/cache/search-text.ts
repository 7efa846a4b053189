import { fold, foldTokens } from '../../shared/fold';
import type { OrderAddress, OrderHeader } from '../../shared/order';
import { phoneForms } from '../../shared/phone';

/** The folded words of one order, by column of the search index; single spaces between words. */
export type SearchText = {
  readonly number: string;
  readonly customer: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly address: string;
  readonly comment: string;
};

/** What of an order can be searched. A text that stands in both addresses is kept once. */
export function searchText(header: OrderHeader): SearchText {
  const { payment, shipping } = header;
  const country = payment.isoCode2 || shipping.isoCode2;
  return {
    number: String(header.orderId),
    customer: words([
      header.firstname,
      header.lastname,
      ...joinedWords([header.lastname, header.firstname]),
      `${payment.firstname} ${payment.lastname}`,
      `${shipping.firstname} ${shipping.lastname}`,
    ]),
    email: fold(header.email),
    phone: phoneForms(header.telephone, country).join(' '),
    company: words([payment.company, shipping.company]),
    address: words([...addressParts(payment), ...addressParts(shipping)]),
    comment: fold(header.comment),
  };
}

function addressParts(address: OrderAddress): readonly string[] {
  return [
    address.address1,
    address.address2,
    address.city,
    address.postcode,
    ...joinedWords([address.postcode]),
    address.zone,
    address.country,
  ];
}

/** Each text that falls into several words, once more as one word: `O'Brien` is also typed `obrien`, `T12 X0X0` as `t12x0x0`. */
export function joinedWords(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    const tokens = foldTokens(text);
    return tokens.length > 1 ? [tokens.join('')] : [];
  });
}

/** The folded words of the texts, each text once. */
export function words(texts: readonly string[]): string {
  const folded = texts.map(fold).filter((text) => text !== '');
  return [...new Set(folded)].join(' ');
}
