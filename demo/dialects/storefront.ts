import { htmlAnswer, type ShopAnswer } from '../http/messages';
import { encodeEntities } from '../php/text';
import type { ShopSettings } from '../shop/settings';

/** Whether a request names that API method; OpenCart drops odd characters from a route and takes `/index` for the default method. */
export function isRoute(asked: string, route: string): boolean {
  if (asked === route) return true;
  const cleaned = asked.replace(/[^a-zA-Z0-9_/]/g, '');
  return cleaned === route || (route === 'api/login' && cleaned === 'api/login/index');
}

/**
 * What the shop answers outside the served API routes: its front page without a route, the maintenance page while closed
 * (never for api routes), the small page part of the visitor's cart, else the theme's 404 (recordings 2.3.0.2/036, 037;
 * 3.0.3.9/052–054). `cartRoutes` are the names the cart goes by in this generation.
 */
export function storefrontAnswer(
  route: string,
  settings: ShopSettings,
  headers: ShopAnswer['headers'],
  cartRoutes: readonly string[] = ['common/cart/info'],
): ShopAnswer {
  const name = encodeEntities(settings.name);
  if (route.startsWith('api/'))
    return htmlAnswer(404, 'The page you requested cannot be found!', headers);
  if (settings.maintenance)
    return htmlAnswer(503, 'Maintenance', { ...headers, 'Retry-After': '3600' });
  if (cartRoutes.includes(route)) {
    const body = '<div id="cart" class="dropdown"><button type="button">0 item(s)</button></div>';
    const type = 'text/html; charset=utf-8';
    return { status: 200, headers: { ...headers, 'Content-Type': type }, body, outcome: 'other' };
  }
  if (route === '' || route === 'common/home') return htmlAnswer(200, name, headers);
  return htmlAnswer(404, 'The page you requested cannot be found!', headers);
}
