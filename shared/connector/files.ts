import type { Dialect } from '../capabilities';

/** `package`: what the admin's Extension Installer takes. `files`: a zip to be copied by FTP (2.3, where the installer takes no files). */
export type ConnectorFileKind = 'package' | 'files';

/** One installable file of the connector, as `npm run connector:pack` names it. */
export type ConnectorFile = { readonly kind: ConnectorFileKind; readonly name: string };

/**
 * What there is to install, per generation, best first. The names matter: 2.3 and 3.0 take only `.ocmod.xml` and `.ocmod.zip`, and 4.x makes the
 * extension's code from the name.
 */
export const connectorFiles: Readonly<Record<Dialect, readonly ConnectorFile[]>> = {
  '2.3': [
    { kind: 'package', name: 'cartwright-2.3.ocmod.xml' },
    { kind: 'files', name: 'cartwright-2.3-files.zip' },
  ],
  '3.0': [{ kind: 'package', name: 'cartwright-3.0.ocmod.zip' }],
  // one name for both: OpenCart makes the extension's code from it; the folder tells them apart
  '4.0': [{ kind: 'package', name: 'cartwright.ocmod.zip' }],
  '4.1': [{ kind: 'package', name: 'cartwright.ocmod.zip' }],
};
