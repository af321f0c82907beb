import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Link,
  ToggleButton,
} from '@backstage/ui';
import {
  viewScopeTexts,
  viewsContract,
  type SavedView,
} from '@cleanmatex/hq-common';
import { RiBookmarkLine, RiDeleteBinLine } from '@remixicon/react';
import { useState } from 'react';
import { useHqMutation } from '../api/queries';
import { useMay } from '../hooks/useActor';
import { hrefOf, useViews } from '../hooks/useViews';
import { useHqTranslation } from '../i18n/ref';
import { useHqLanguage } from '../i18n/useHqLanguage';
import { ActionButton } from './ActionButton';
import { ConfirmDialog } from './ConfirmDialog';
import { SaveViewForm } from './SaveViewForm';
import { ErrorState } from './states';

function ViewLine(props: {
  view: SavedView;
  onOpen: () => void;
  onRemove: () => void;
}) {
  const { t } = useHqTranslation();
  const locale = useHqLanguage();
  const choose = useHqMutation(viewsContract.choose);
  const share = useMay('hq.view.share');
  const { view } = props;
  const wish = (wanted: { isDefault?: boolean; isPinned?: boolean }) =>
    choose.mutate({ input: { viewId: view.id, ...wanted } });
  return (
    <li className="hq-views__line">
      <span className="hq-views__name">
        <Link href={hrefOf(view)} onClick={props.onOpen}>
          <bdi>{view.name}</bdi>
        </Link>
        <span className="hq-muted">{viewScopeTexts[view.scope][locale]}</span>
      </span>
      <ToggleButton
        size="small"
        isSelected={view.isDefault}
        onChange={isDefault => wish({ isDefault })}
        aria-label={t('views.defaultOf', { name: view.name })}
      >
        {t('views.default')}
      </ToggleButton>
      <ToggleButton
        size="small"
        isSelected={view.isPinned}
        onChange={isPinned => wish({ isPinned })}
        aria-label={t('views.pinOf', { name: view.name })}
      >
        {t('views.pin')}
      </ToggleButton>
      <ActionButton
        variant="tertiary"
        size="small"
        aria-label={t('views.removeOf', { name: view.name })}
        iconStart={<RiDeleteBinLine size={16} />}
        disabledReason={view.mayRemove ? undefined : share.reason}
        onPress={props.onRemove}
      />
      {choose.error && <ErrorState error={choose.error} />}
    </li>
  );
}

function RemoveDialog(props: { view: SavedView; onClose: () => void }) {
  const { t } = useHqTranslation();
  const { id, name } = props.view;
  return (
    <ConfirmDialog
      endpoint={viewsContract.remove}
      input={{ viewId: id }}
      title={t('views.removeOf', { name })}
      consequence={t('views.removeBody')}
      actionLabel={t('views.remove')}
      tone="danger"
      reversible={false}
      labelOf={path =>
        path === 'name' || path === 'scope' || path === 'query'
          ? t(`views.${path}`)
          : undefined
      }
      onClose={props.onClose}
    />
  );
}

function ViewsDialog(props: {
  list: string;
  shown: ReturnType<typeof useViews>;
  onClose: () => void;
}) {
  const { t } = useHqTranslation();
  const { views, path, query } = props.shown;
  const [removing, setRemoving] = useState<SavedView>();
  if (removing) {
    const back = () => setRemoving(undefined);
    return <RemoveDialog view={removing} onClose={back} />;
  }
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && props.onClose()}
      width={560}
    >
      <DialogHeader>{t('views.title')}</DialogHeader>
      <DialogBody>
        {views.length === 0 ? (
          <p className="hq-muted">{t('views.empty')}</p>
        ) : (
          <ul className="hq-views" aria-label={t('views.title')}>
            {views.map(view => (
              <ViewLine
                key={view.id}
                view={view}
                onOpen={props.onClose}
                onRemove={() => setRemoving(view)}
              />
            ))}
          </ul>
        )}
        <SaveViewForm list={props.list} path={path} query={query} />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={props.onClose}>
          {t('action.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Opens the saved views of a list: to open one, make it the default, pin it to the home page, or save this one. */
export function ViewsButton({
  list,
}: {
  list: Parameters<typeof useViews>[0];
}) {
  const { t } = useHqTranslation();
  const [isOpen, setOpen] = useState(false);
  const shown = useViews(list);
  const { path, query, views } = shown;
  const current = views.find(
    view => view.path === path && view.query === query,
  );
  return (
    <>
      <Button
        variant="tertiary"
        size="small"
        iconStart={<RiBookmarkLine size={16} />}
        onPress={() => setOpen(true)}
      >
        {current?.name ?? t('views.title')}
      </Button>
      {isOpen && (
        <ViewsDialog
          list={list.endpoint.id}
          shown={shown}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
