import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ConnectorPanel.module.css';
import type { InstallStep } from './steps';

/** Steps in the shop's admin, numbered, each under its menu. */
export function StepList({
  steps,
  file,
  first,
  last,
}: {
  readonly steps: readonly InstallStep[];
  /** The name of the file to be installed or removed. */
  readonly file: string;
  /** Steps outside the admin, before and after. */
  readonly first?: ReactNode;
  readonly last?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <ol className={styles.steps}>
      {first === undefined ? null : <li>{first}</li>}
      {steps.map(({ path, step }) => (
        <li key={`${path} ${step}`}>
          <MenuPath path={path} /> {t(`connector.step.${step}`, { file })}
        </li>
      ))}
      {last === undefined ? null : <li>{last}</li>}
    </ol>
  );
}

/** A menu path of the admin, drawn as the menus it leads through. */
export function MenuPath({ path }: { readonly path: InstallStep['path'] }) {
  const { t } = useTranslation();
  const menus = t(`connector.path.${path}`).split(' › ');
  return (
    <span className={styles.path}>
      {menus.map((menu, at) => (
        <Fragment key={at}>
          {at === 0 ? null : ' › '}
          <b>{menu}</b>
        </Fragment>
      ))}
    </span>
  );
}
