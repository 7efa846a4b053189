import { banner, common, shell, time } from './en/common';
import { connect } from './en/connect';
import { doctor } from './en/doctor';
import { errorReasons, errors, errorsWithout } from './en/errors';
import { addressFields, extraFields, fields } from './en/fields';
import { history, statusNames } from './en/history';
import { connection, offers } from './en/offers';
import { connector } from './en/connector';
import { lines } from './en/lines';
import { order, orders } from './en/orders';
import { settings } from './en/settings';
import { sync } from './en/sync';
import { unlock } from './en/unlock';

/** Every sentence of the desk in English; the keys are typed, so a missing one does not compile. */
export const en = {
  common,
  time,
  shell,
  banner,
  connect,
  unlock,
  errors,
  errorReasons,
  errorsWithout,
  orders,
  order,
  lines,
  connector,
  fields,
  addressFields,
  extraFields,
  sync,
  settings,
  history,
  statusNames,
  doctor,
  offers,
  connection,
} as const;
