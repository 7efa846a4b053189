import { encodeEntities, equalsInMysql } from '../php/text';

/** An API user as the owner made it in the admin. `addresses` is the list of callers allowed, exact texts. */
export type ApiUser = {
  readonly id: number;
  readonly username: string;
  readonly key: string;
  readonly isEnabled: boolean;
  readonly addresses: readonly string[];
};

/** The table of API users. Names and keys are compared as MySQL does: without case, trailing blanks ignored. */
export type ApiUsers = {
  all(): readonly ApiUser[];
  byId(id: number): ApiUser | null;
  /** The enabled user with this key (2.x), or with this name and key (3.0); null when there is none. */
  find(credentials: { readonly username?: string; readonly key: string }): ApiUser | null;
  /** Changes the user of that name; false when there is none. */
  change(username: string, change: Partial<Omit<ApiUser, 'id'>>): boolean;
};

/** Makes the table from the users given. */
export function createApiUsers(users: readonly Omit<ApiUser, 'id'>[]): ApiUsers {
  const rows = users.map((user, index): ApiUser => ({ ...user, id: index + 1 }));
  return {
    all: () => rows,
    byId: (id) => rows[id - 1] ?? null,
    find({ username, key }) {
      const found = rows.find(
        (user) =>
          user.isEnabled &&
          // The admin stored the key encoded, and what is posted is encoded before the comparison.
          equalsInMysql(encodeEntities(user.key), encodeEntities(key)) &&
          (username === undefined || equalsInMysql(user.username, username)),
      );
      return found ?? null;
    },
    change(username, change) {
      const index = rows.findIndex((user) => user.username === username);
      const row = rows[index];
      if (row === undefined) return false;
      rows[index] = { ...row, ...change };
      return true;
    },
  };
}
