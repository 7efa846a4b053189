import type { Exchange } from '../transport';

/** An exchange made by hand: 200 without headers unless told otherwise. */
export function madeExchange(body: string, rest: Partial<Exchange> = {}): Exchange {
  return {
    url: 'https://shop.example.test/index.php',
    status: 200,
    headers: {},
    setCookie: [],
    body,
    dateHeader: null,
    ...rest,
  };
}
