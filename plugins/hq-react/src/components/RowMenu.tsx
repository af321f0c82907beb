import { ButtonIcon, Menu, MenuTrigger } from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import { memo, useState } from 'react';
import { useHqTranslation } from '../i18n/ref';
import { showToast } from '../undo/toasts';
import { ActItems, type Act } from './ActItems';

/** What the menu of a row offers. */
export interface RowOffer {
  href?: string;
  actions: Act[];
}

/** Stays with the row that the menu was opened for, whatever comes into its place. */
function Offered({ offer }: { offer: () => RowOffer }) {
  const { t } = useHqTranslation();
  const [{ href, actions }] = useState(offer);
  const copy = async (address: string) => {
    await navigator.clipboard.writeText(new URL(address, location.href).href);
    showToast({ text: t('action.copied') });
  };
  const ways = href
    ? [
        {
          id: 'window',
          label: t('table.openWindow'),
          onAction: () => window.open(href, '_blank', 'noopener'),
        },
        { id: 'copy', label: t('table.copyLink'), onAction: () => copy(href) },
      ]
    : [];
  return (
    <Menu>
      <ActItems acts={[...actions, ...ways]} />
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
