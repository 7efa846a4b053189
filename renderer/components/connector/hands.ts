import type { ConnectorFileKind } from '../../../shared/connector/files';
import type { AppErrorData } from '../../../shared/errors';

/** How the saving of a file stands. `file`: where it is; null where the user called it off. */
type SaveState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving'; readonly what: ConnectorFileKind }
  | { readonly kind: 'saved'; readonly what: ConnectorFileKind; readonly file: string | null }
  | { readonly kind: 'failed'; readonly what: ConnectorFileKind; readonly error: AppErrorData };

/** What the connector's panel can do for one shop, and how that stands. */
export type ConnectorHands = {
  readonly look: () => void;
  readonly isLooking: boolean;
  /** True once it was looked for from here. */
  readonly hasLooked: boolean;
  readonly lookFailure: AppErrorData | null;
  readonly save: (what: ConnectorFileKind) => void;
  readonly saved: SaveState;
};
