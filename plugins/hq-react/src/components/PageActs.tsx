import {
  Button,
  ButtonLink,
  Menu,
  MenuTrigger,
  useBreakpoint,
} from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { offerActs } from '../hooks/pageActions';
import { useHqTranslation } from '../i18n/ref';
import { ActionButton } from './ActionButton';
import { ActItems, type Act } from './ActItems';

/** Something that a page offers in its header. */
export interface PageAct extends Act {
  /** Seldom used: in the menu on any screen. Default: a button where the screen is wide. */
  rare?: boolean;
  /** What most people come for: the button that a phone shows. Default: the first that is not rare. */
  main?: boolean;
  /** Default: secondary. */
  variant?: 'primary' | 'secondary';
}

/** Which acts are buttons; the others are in the menu. A menu of one is a button too. */
export function shownAsButtons(acts: PageAct[], isWide: boolean): PageAct[] {
  if (acts.length <= 2) return acts;
  const usual = acts.filter(({ rare }) => !rare);
  const main = usual.find(act => act.main) ?? usual[0] ?? acts[0];
  const shown = isWide ? usual : [main];
  return acts.length - shown.length === 1 ? acts : shown;
}

function ActButton({ act }: { act: PageAct }) {
  const { label, href, onAction, disabledReason, variant = 'secondary' } = act;
  return href && !disabledReason ? (
    <ButtonLink href={href} variant={variant}>
      {label}
    </ButtonLink>
  ) : (
    <ActionButton
      variant={variant}
      disabledReason={disabledReason}
      onPress={onAction}
    >
      {label}
    </ActionButton>
  );
}

function MoreMenu({ acts }: { acts: PageAct[] }) {
  const { t } = useHqTranslation();
  const navigate = useNavigate();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const control = button.current;
    if (!control) return undefined;
    const possible = acts.filter(({ disabledReason }) => !disabledReason);
    return offerActs(
      control,
      possible.map(({ label, href, onAction }) => ({
        label,
        run: () => (href ? navigate(href) : onAction?.()),
      })),
    );
  }, [acts, navigate]);
  return (
    <MenuTrigger>
      <Button
        ref={button}
        variant="secondary"
        iconEnd={<RiArrowDownSLine size={16} aria-hidden />}
      >
        {t('page.more')}
      </Button>
      <Menu placement="bottom end">
        <ActItems acts={acts} />
      </Menu>
    </MenuTrigger>
  );
}

/**
 * What a page offers, in its header: buttons, and behind «More» what is seldom used or does not fit on a phone.
 * @param acts - in their order on a wide screen
 */
export function PageActs({ acts }: { acts: PageAct[] }) {
  const isWide = useBreakpoint().up('sm');
  const shown = shownAsButtons(acts, isWide);
  const rest = acts.filter(act => !shown.includes(act));
  return (
    <>
      {shown.map(act => (
        <ActButton key={act.id} act={act} />
      ))}
      {rest.length > 0 && <MoreMenu acts={rest} />}
    </>
  );
}
