import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  exportFormats,
  type Endpoint,
  type ExportFormat,
  type PermissionName,
  type RequestOf,
} from '@cleanmatex/hq-common';
import { RiDownloadLine } from '@remixicon/react';
import { useState } from 'react';
import type { HqFile } from '../api/client';
import { asHqApiError } from '../api/errors';
import { useHqClient } from '../api/useHqClient';
import { useMay } from '../hooks/useActor';
import type { HqList } from '../hooks/useHqList';
import { activeFilters } from '../hooks/useUrlState';
import { useHqTranslation } from '../i18n/ref';
import { showToast } from '../undo/toasts';
import { ActionButton } from './ActionButton';
import { useErrorText } from './states';

/** Hands a file to the browser as a download. @param fallback - its name when the answer gives none. */
export function saveFile({ blob, name }: HqFile, fallback: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name ?? fallback;
  link.click();
  URL.revokeObjectURL(link.href);
}

interface ExportMenuProps {
  /** The operation that downloads the list: the list's filters and order, and `format`. */
  endpoint: Endpoint;
  list: Pick<HqList<unknown>, 'filters' | 'sort'>;
}

function useExport({ endpoint, list }: ExportMenuProps) {
  const { t } = useHqTranslation();
  const client = useHqClient();
  const textOf = useErrorText();
  const [isRunning, setRunning] = useState(false);
  const run = async (format: ExportFormat) => {
    const input = { ...activeFilters(list.filters), sort: list.sort, format };
    setRunning(true);
    try {
      const file = await client.download(
        endpoint,
        input as RequestOf<typeof endpoint>,
      );
      saveFile(file, `${endpoint.id}.${format}`);
      showToast({ text: t('export.done') });
    } catch (error) {
      const reason = textOf(asHqApiError(error));
      showToast({ tone: 'danger', text: `${t('export.failed')}: ${reason}` });
    } finally {
      setRunning(false);
    }
  };
  return { run, isRunning };
}

/** Downloads what the filters leave of a list, in the list's order; who may not export sees why. */
export function ExportMenu(props: ExportMenuProps) {
  const { t } = useHqTranslation();
  const may = useMay(props.endpoint.permission as PermissionName);
  const { run, isRunning } = useExport(props);
  const icon = <RiDownloadLine size={16} />;
  if (!may.allowed) {
    return (
      <ActionButton
        variant="tertiary"
        size="small"
        iconStart={icon}
        disabledReason={may.reason}
      >
        {t('export.action')}
      </ActionButton>
    );
  }
  return (
    <MenuTrigger>
      <Button
        variant="tertiary"
        size="small"
        iconStart={icon}
        isPending={isRunning}
      >
        {t(isRunning ? 'export.running' : 'export.action')}
      </Button>
      <Menu>
        {exportFormats.map(format => (
          <MenuItem key={format} id={format} onAction={() => run(format)}>
            {t(`export.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
