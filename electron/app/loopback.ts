/** True for a web address that can only mean this machine: 127.0.0.0/8, ::1, localhost. */
export function isLoopbackAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address); // also brings odd spellings such as 0x7f.1 into the one form tested here
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  return /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|localhost)$/.test(url.hostname);
}
