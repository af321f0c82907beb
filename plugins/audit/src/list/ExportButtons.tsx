import { RiDownloadLine } from '@remixicon/react';
import { auditContract, type RequestOf } from '@cleanmatex/hq-common';
import {
  activeFilters,
  asHqApiError,
  PermittedButton,
  saveFile,
  useHqClient,
  useMay,
  type HqApiError,
  type UrlValues,
} from '@cleanmatex/hq-react';
import { useRef } from 'react';
import { useAuditTranslation } from '../i18n/ref';

type ExportFormat = 'json' | 'csv';
const FORMATS: ExportFormat[] = ['json', 'csv'];

/** How an export stands. */
export interface ExportResult {
  /** The file is on its way. */
  running?: boolean;
  error?: HqApiError;
  /** Personal data is hidden in the file. */
  masked?: boolean;
}

/** Buttons that download the entries which the filters leave; who may not export sees why. */
export function ExportButtons(props: {
  filters: UrlValues;
  onResult: (result: ExportResult) => void;
}) {
  const { t } = useAuditTranslation();
  const client = useHqClient();
  const seesAll = useMay('hq.pii.read').allowed;
  const running = useRef(false);
  const download = async (format: ExportFormat) => {
    if (running.current) return;
    running.current = true;
    props.onResult({ running: true });
    try {
      const input = { ...activeFilters(props.filters), format };
      const file = await client.download(
        auditContract.export,
        input as RequestOf<typeof auditContract.export>,
      );
      saveFile(file, `audit-log.${format}`);
      props.onResult({ masked: !seesAll });
    } catch (error) {
      props.onResult({ error: asHqApiError(error) });
    } finally {
      running.current = false;
    }
  };
  return (
    <>
      {FORMATS.map(format => (
        <PermittedButton
          key={format}
          permission="hq.audit.export"
          variant="secondary"
          iconStart={<RiDownloadLine size={16} />}
          onPress={() => download(format)}
        >
          {t(`export.${format}`)}
        </PermittedButton>
      ))}
    </>
  );
}
