import type { TFunction } from 'i18next';
import { capabilityNames } from '../../shared/capabilities';
import type { AppErrorData } from '../../shared/errors';
import { errorReasons } from './en/errors';

function isReason(reason: unknown): reason is keyof typeof errorReasons {
  return typeof reason === 'string' && Object.hasOwn(errorReasons, reason);
}

/** Facts with the desk's own words put into the language of the screen: reasons and names of what a shop offers. */
export function factWords(facts: AppErrorData['facts'], t: TFunction): AppErrorData['facts'] {
  const { reason, what } = facts;
  const offered = capabilityNames.find((name) => name === what);
  return {
    ...facts,
    ...(isReason(reason) ? { reason: t(`errorReasons.${reason}`) } : {}),
    ...(offered === undefined ? {} : { what: t(`offers.name.${offered}`) }),
  };
}
