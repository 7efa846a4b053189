/**
 * The address of a route: `<base>index.php?route=…`. The base ends in `/`; the route keeps its slashes, as
 * OpenCart itself writes it.
 */
export function shopUrl(
  base: string,
  route: string,
  query: Readonly<Record<string, string | number>> = {},
): string {
  const rest = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return `${base}index.php?route=${route}${rest === '' ? '' : `&${rest}`}`;
}
