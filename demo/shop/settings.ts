import type { LanguageCode } from './texts';

/** What the owner of a demo shop (or of its server) can set. */
export type ShopSettings = {
  /** Shop name as typed, without entities. */
  readonly name: string;
  /** The shop's own mail address; alerts of new orders go there. */
  readonly email: string;
  /** OpenCart's "Display errors" (config_error_display), on in a fresh install: PHP notices stand before the JSON. */
  readonly displayErrors: boolean;
  /** PHP's own display_errors: off turns an uncaught error into an empty answer 500. */
  readonly phpDisplayErrors: boolean;
  /** PHP's output_buffering: off makes an answer with a notice text/html and loses its headers (recording 2.3.0.2/078). */
  readonly buffersOutput: boolean;
  /** Closes the storefront; the API goes on (recordings 2.3.0.2/034, 035; 3.0.3.9/018). */
  readonly maintenance: boolean;
  /** IANA name of the zone the shop's dates are written in. */
  readonly timeZone: string;
  /** The language of a visitor who asks for none. */
  readonly language: LanguageCode;
  /** Languages installed; only these can be asked for. */
  readonly languages: readonly LanguageCode[];
  readonly currency: string;
  /** PHP's session.gc_maxlifetime: 24 minutes by default. */
  readonly sessionLifetimeMs: number;
  /** Whether a session west of UTC dies at once, as in 3.0.3.9 (recordings 315, 316); 3.0.4.0 and later do not. */
  readonly hasTimeZoneBug: boolean;
  /** 4.1: whether this is 4.1.0.4 or later, which hides its cookies from scripts and refuses a wrong time; earlier ones take any time. */
  readonly isPatched41: boolean;
  /** Whether the shop sends mail at all; a fresh 4.x does not (no mail engine is chosen), earlier ones do. */
  readonly hasMailEngine: boolean;
};

/** A fresh OpenCart, as installed. */
export const defaultSettings: ShopSettings = {
  name: 'Demo shop',
  email: 'shop@example.test',
  displayErrors: true,
  phpDisplayErrors: true,
  buffersOutput: true,
  maintenance: false,
  timeZone: 'UTC',
  language: 'en-gb',
  languages: ['en-gb'],
  currency: 'USD',
  sessionLifetimeMs: 1_440_000,
  hasTimeZoneBug: true,
  isPatched41: true,
  hasMailEngine: true,
};
