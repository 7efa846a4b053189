/** How many bytes stand together in a group a person can compare at a glance. */
const groupBytes = 4;

/** A fingerprint (`AB:CD:…`) in groups to compare; what is no fingerprint stays one group. */
export function fingerprintGroups(fingerprint: string): readonly string[] {
  const bytes = fingerprint.split(':');
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += groupBytes) {
    groups.push(bytes.slice(at, at + groupBytes).join(' '));
  }
  return groups;
}
