import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import { useHqTranslation } from '../i18n/ref';
import { showToast } from '../undo/toasts';

/** Something to do with one row of a table. */
export interface RowAction {
  id: string;
  label: string;
  onAction: () => void;
  /** Why it cannot be done now; absent when it can. */
  disabledReason?: string;
}

/** The menu of a row: what may be done with it, and its page in a new window or as a link. */
export function RowMenu(props: { href?: string; actions: RowAction[] }) {
  const { t } = useHqTranslation();
  const { href, actions } = props;
  const copy = async (address: string) => {
    await navigator.clipboard.writeText(new URL(address, location.href).href);
    showToast({ text: t('action.copied') });
  };
  if (!href && actions.length === 0) return null;
  return (
    <MenuTrigger>
      <ButtonIcon
        variant="tertiary"
        size="small"
        aria-label={t('table.rowMenu')}
        icon={<RiMore2Line size={16} />}
      />
      <Menu>
        {actions.map(action => (
          <MenuItem
            key={action.id}
            id={action.id}
            textValue={action.label}
            isDisabled={Boolean(action.disabledReason)}
            onAction={action.onAction}
          >
            {action.label}
            {action.disabledReason && (
              <span className="hq-row-menu__reason">
                {action.disabledReason}
              </span>
            )}
          </MenuItem>
        ))}
        {href && (
          <MenuItem
            id="window"
            onAction={() => window.open(href, '_blank', 'noopener')}
          >
            {t('table.openWindow')}
          </MenuItem>
        )}
        {href && (
          <MenuItem id="copy" onAction={() => copy(href)}>
            {t('table.copyLink')}
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  );
}
