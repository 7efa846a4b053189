import type { Dialect } from '../../../shared/capabilities';
import type { ConnectorFileKind } from '../../../shared/connector/files';
import type { connector } from '../../text/en/connector';

/** One thing to do in the shop's admin: under which menu, and what. Both are keys of the texts under `connector`. */
export type InstallStep = {
  readonly path: keyof typeof connector.path;
  readonly step: keyof typeof connector.step;
};

const step = (path: InstallStep['path'], what: InstallStep['step']): InstallStep => ({
  path,
  step: what,
});

const four = [
  step('installer', 'upload40'),
  step('installer', 'installed40'),
  step('modules', 'module'),
  step('modules', 'writes'),
];

/** How each file is installed, as docs/connector.md tells it. */
export const installSteps: Readonly<
  Record<Dialect, Readonly<Record<ConnectorFileKind, readonly InstallStep[]>>>
> = {
  '2.3': {
    package: [
      step('installer23', 'upload23'),
      step('modifications', 'refresh'),
      step('api', 'setUp'),
      step('apiPage', 'writes23'),
    ],
    files: [step('ftp', 'unpack'), step('modules', 'module'), step('modules', 'writes')],
  },
  '3.0': {
    package: [step('installer', 'upload30'), step('modules', 'module'), step('modules', 'writes')],
    files: [],
  },
  '4.0': { package: four, files: [] },
  '4.1': { package: four, files: [] },
};

const removeFour = [step('modules', 'uninstallModule'), step('installer', 'uninstall40')];

/** How the installed package is removed, as docs/connector.md tells it. */
export const removeSteps: Readonly<Record<Dialect, readonly InstallStep[]>> = {
  '2.3': [step('apiPage', 'dropTables'), step('modifications', 'deleteModification')],
  '3.0': [step('modules', 'uninstallModule'), step('installer', 'uninstall30')],
  '4.0': removeFour,
  '4.1': removeFour,
};

/** Where the owner allows writes. On 2.3 it depends on how the connector was installed. */
export const writesPaths: Readonly<Record<Dialect, readonly InstallStep['path'][]>> = {
  '2.3': ['apiPage', 'modules'],
  '3.0': ['modules'],
  '4.0': ['modules'],
  '4.1': ['modules'],
};
