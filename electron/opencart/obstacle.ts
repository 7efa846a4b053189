import type { AppErrorData } from '../../shared/errors';
import { isPage, pageTitle, redact } from './answer-text';
import type { Exchange } from './transport';

/** Only this much of a page is looked at. */
const looked = 200_000;

/** Words only checks for robots have in their pages: Cloudflare, Imunify360, Sucuri, DDoS-Guard, BunkerWeb and common captchas. */
const challenge =
  /cf-chl|cdn-cgi\/challenge-platform|_cf_chl_opt|imunify360|sucuri website firewall|ddos-guard|checking your browser|verify(?:ing)? you are human|hcaptcha\.com|google\.com\/recaptcha|sgcaptcha/i;

/**
 * Something that stands between the desk and the shop and answers in its place: a check for robots, the web server's own login, a page
 * with a password field (a hotel's network, a host's protection). Null when the answer may be the shop's. A page of the shop's own theme
 * can hold a password field too, but never where JSON is asked for: it is named `login-page` all the same, with its title.
 */
export function nameObstacle(exchange: Exchange): AppErrorData | null {
  const { status, headers, body } = exchange;
  if (status === 401 && headers['www-authenticate'] !== undefined) {
    const realm = /realm="?([^",]{0,80})/i.exec(headers['www-authenticate'])?.[1] ?? '';
    return { code: 'http-login', facts: { realm: redact(realm, 60) } };
  }
  const start = body.slice(0, looked);
  const isWebPage = isPage(start);
  const facts = { status, title: isWebPage ? pageTitle(start) : '' };
  if (headers['cf-mitigated'] === 'challenge') return { code: 'challenge-page', facts };
  if (!isWebPage) return null;
  if (status !== 404 && challenge.test(start)) return { code: 'challenge-page', facts };
  const hasPasswordField = /<input\b[^>]{0,400}\btype\s*=\s*["']?password/i.test(start);
  return status < 400 && hasPasswordField ? { code: 'login-page', facts } : null;
}
