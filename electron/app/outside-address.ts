/** What can be opened outside the desk. */
export type OutsideKind = 'mail' | 'call' | 'map';

/** The address to hand to the OS: `mailto:`, `tel:` or a map search; null for a target that is not one e-mail address, phone number or place. */
export function outsideAddress(kind: OutsideKind, target: string): string | null {
  const text = target.trim();
  switch (kind) {
    case 'mail':
      // one address only: `?`, `&` and `,` would add recipients, a text or an attachment
      return /^[^\s@?&,;:<>"()[\]\\]{1,64}@[^\s@?&,;:<>"()[\]\\]{1,255}$/.test(text)
        ? `mailto:${encodeURIComponent(text).replace('%40', '@')}`
        : null;
    case 'call': {
      const digits = text.replace(/\(0\)/g, '').replace(/[\s()./-]/g, '');
      return /^\+?\d{3,20}$/.test(digits) ? `tel:${digits}` : null;
    }
    case 'map': {
      const place = text.replace(/\s+/g, ' ');
      return place === ''
        ? null
        : `https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`;
    }
  }
}
