import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  slugPattern,
  tenantsContract,
  type Tenant,
} from '@cleanmatex/hq-common';
import {
  BilingualText,
  Ltr,
  StatusBadge,
  useHqQuery,
  useMay,
} from '@cleanmatex/hq-react';
import { Command } from 'cmdk';
import {
  useDeferredValue,
  useEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useNavigate } from 'react-router-dom';
import { shellTranslationRef } from '../translations/ref';
import { useCommands, type PaletteCommand } from './commands';
import { useRecent } from './useRecent';
import './palette.css';

const MAX_TENANTS = 6;
const MIN_SEARCH_LENGTH = 2;

/** Tenants with these words, the one with exactly this slug first. */
function useTenants(words: string): Tenant[] {
  const may = useMay('hq.tenant.read');
  const q = useDeferredValue(words.trim());
  const enabled = may.allowed && q.length >= MIN_SEARCH_LENGTH;
  const slug = q.toLowerCase();
  const exact = useHqQuery(
    tenantsContract.list,
    { slug, limit: 1 },
    { enabled: enabled && slugPattern.test(slug) },
  );
  const { data } = useHqQuery(
    tenantsContract.list,
    { q, limit: MAX_TENANTS },
    { enabled, keepPrevious: enabled },
  );
  if (words.trim().length < MIN_SEARCH_LENGTH) return [];
  const first = exact.data?.items ?? [];
  const others = (data?.items ?? []).filter(({ id }) => id !== first[0]?.id);
  return [...first, ...others].slice(0, MAX_TENANTS);
}

function Group(props: { heading: string; children: ReactNode[] }) {
  if (!props.children.length) return null;
  return (
    <Command.Group heading={props.heading}>{props.children}</Command.Group>
  );
}

function Tenants(props: { words: string; onRun: (run: () => void) => void }) {
  const { t } = useTranslationRef(shellTranslationRef);
  const navigate = useNavigate();
  const found = useTenants(props.words);
  return (
    <Group heading={t('palette.tenants')}>
      {found.map(tenant => (
        <Command.Item
          key={tenant.id}
          value={tenant.id}
          onSelect={() => props.onRun(() => navigate(`/tenants/${tenant.id}`))}
        >
          <BilingualText {...tenant} more={<Ltr>{tenant.slug}</Ltr>} />
          <StatusBadge status={tenant.status} />
        </Command.Item>
      ))}
    </Group>
  );
}

function Commands(props: {
  heading: string;
  commands: PaletteCommand[];
  onRun: (run: () => void) => void;
}) {
  return (
    <Group heading={props.heading}>
      {props.commands.map(({ id, label, keys, run }) => (
        <Command.Item key={id} value={id} onSelect={() => props.onRun(run)}>
          {label}
          {keys && (
            <span aria-hidden className="hq-palette__keys" dir="ltr">
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </span>
          )}
        </Command.Item>
      ))}
    </Group>
  );
}

function WordsField(props: {
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslationRef(shellTranslationRef);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <Command.Input
      ref={field}
      value={props.value}
      onValueChange={props.onChange}
      placeholder={t('palette.placeholder')}
    />
  );
}

/** Search over tenants, pages and actions, worked with the keyboard. */
export default function PaletteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslationRef(shellTranslationRef);
  const [words, setWords] = useState('');
  const { pages, onPage, actions } = useCommands(words);
  const recent = useRecent();
  const runAndClose = (run: () => void) => {
    onClose();
    run();
  };
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={open => !open && onClose()}
      className="hq-palette__overlay"
    >
      <Modal className="hq-palette">
        <Dialog aria-label={t('palette.title')} className="hq-palette__dialog">
          <Command shouldFilter={false} label={t('palette.title')} loop>
            <WordsField value={words} onChange={setWords} />
            <Command.List label={t('palette.title')}>
              <Command.Empty>{t('palette.empty')}</Command.Empty>
              <Tenants words={words} onRun={runAndClose} />
              <Commands
                heading={t('palette.onPage')}
                commands={onPage}
                onRun={runAndClose}
              />
              {!words.trim() && (
                <Commands
                  heading={t('palette.recent')}
                  commands={recent}
                  onRun={runAndClose}
                />
              )}
              <Commands
                heading={t('palette.actions')}
                commands={actions}
                onRun={runAndClose}
              />
              <Commands
                heading={t('palette.pages')}
                commands={pages}
                onRun={runAndClose}
              />
            </Command.List>
          </Command>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
