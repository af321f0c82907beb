import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import { memo, useState } from 'react';
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

/** What the menu of a row offers. */
export interface RowOffer {
  href?: string;
  actions: RowAction[];
}

/** Stays with the row that the menu was opened for, whatever comes into its place. */
function Offered({ offer }: { offer: () => RowOffer }) {
  const { t } = useHqTranslation();
  const [{ href, actions }] = useState(offer);
  const copy = async (address: string) => {
    await navigator.clipboard.writeText(new URL(address, location.href).href);
    showToast({ text: t('action.copied') });
  };
  return (
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
            <span className="hq-row-menu__reason">{action.disabledReason}</span>
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
  );
}

function MenuButton(props: { offer: () => RowOffer }) {
  const { t } = useHqTranslation();
  const [isOpen, setOpen] = useState(false);
  const [times, setTimes] = useState(0);
  const onOpenChange = (open: boolean) => {
    setOpen(open);
    if (open) setTimes(times + 1);
  };
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <ButtonIcon
        variant="tertiary"
        size="small"
        aria-label={t('table.rowMenu')}
        icon={<RiMore2Line size={16} />}
      />
      {times > 0 && <Offered key={times} offer={props.offer} />}
    </MenuTrigger>
  );
}

/**
 * The menu of a row: what may be done with it, and its page in a new window or as a link.
 * @param props.offer - asked when the menu opens, so that a table of many rows costs no menus; it stays the same
 * function from render to render.
 */
export const RowMenu = memo(MenuButton);
