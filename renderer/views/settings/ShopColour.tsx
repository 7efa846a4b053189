import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { shopColours, type Shop } from '../../../shared/shop';
import { failureOf } from '../../queries/error-data';
import { useChangeShop } from '../../queries/shop-mutations';
import { useErrorText } from '../../text/error-text';
import styles from './ShopColour.module.css';

/** The colours a shop can have, each with its name; a press or an arrow key chooses at once. */
export function ShopColour({ shop }: { readonly shop: Shop }) {
  const { t } = useTranslation();
  const group = useId();
  const change = useChangeShop();
  const words = useErrorText();
  const failure = failureOf(change);
  const chosen = change.isPending ? change.variables.colour : shop.colour;
  return (
    <fieldset className={styles.colours}>
      <legend>{t('settings.colour')}</legend>
      <div className={styles.swatches}>
        {shopColours.map((colour) => (
          <label key={colour} className={styles.swatch} title={t(`settings.colours.${colour}`)}>
            <input
              type="radio"
              name={group}
              aria-label={t(`settings.colours.${colour}`)}
              checked={chosen === colour}
              onChange={() => change.mutate({ shop: shop.id, name: shop.name, colour })}
            />
            <span style={{ backgroundColor: colour }} />
          </label>
        ))}
      </div>
      {failure === null ? null : <p role="alert">{words(failure).sentence}</p>}
    </fieldset>
  );
}
