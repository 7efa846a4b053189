/** The part of yauzl the stand-in is unpacked with; the package brings no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export type Entry = { readonly fileName: string; readonly externalFileAttributes: number };
  export type ZipFile = {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
  };
  const yauzl: { openPromise(file: string, options: { lazyEntries: true }): Promise<ZipFile> };
  export default yauzl;
}
