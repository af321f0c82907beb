import { Alert, Button, Link, TextAreaField } from '@backstage/ui';
import { tenantImportsContract } from '@cleanmatex/hq-common';
import {
  asHqApiError,
  ErrorState,
  HqCard,
  Moment,
  saveFile,
  showToast,
  useErrorText,
  useHqClient,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { RiDownloadLine } from '@remixicon/react';
import { useId, useState, type FormEvent } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { useUpload } from './useUpload';

/** Buttons that download an empty file with the headers. */
export function TemplateButtons() {
  const { t } = useTenantsTranslation();
  const client = useHqClient();
  const textOf = useErrorText();
  const download = async (format: 'csv' | 'xlsx') => {
    try {
      const file = await client.download(tenantImportsContract.template, {
        format,
      });
      saveFile(file, `tenants.${format}`);
    } catch (error) {
      showToast({ tone: 'danger', text: textOf(asHqApiError(error)) });
    }
  };
  return (
    <>
      {(['xlsx', 'csv'] as const).map(format => (
        <Button
          key={format}
          variant="secondary"
          iconStart={<RiDownloadLine size={16} />}
          onPress={() => download(format)}
        >
          {t(`import.template.${format}`)}
        </Button>
      ))}
    </>
  );
}

function FileField(props: {
  isDisabled: boolean;
  onFile: (file: File) => void;
}) {
  const { t } = useTenantsTranslation();
  const hintId = useId();
  return (
    <div className="tenant-import__file">
      <span className="tenant-import__choose" aria-hidden>
        {t('import.file.choose')}
      </span>
      <span id={hintId} className="hq-muted">
        {t('import.file.hint')}
      </span>
      <input
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,text/csv"
        aria-label={t('import.file.label')}
        aria-describedby={hintId}
        disabled={props.isDisabled}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) props.onFile(file);
          // The same file can be chosen again once it was corrected.
          target.value = '';
        }}
      />
    </div>
  );
}

function PasteField(props: {
  isPending: boolean;
  onText: (text: string) => void;
}) {
  const { t } = useTenantsTranslation();
  const hintId = useId();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) props.onText(text);
  };
  return (
    <form onSubmit={submit} className="tenant-import__paste">
      <p id={hintId} className="hq-muted">
        {t('import.paste.hint')}
      </p>
      <TextAreaField
        aria-label={t('import.paste.label')}
        aria-describedby={hintId}
        value={text}
        onChange={setText}
        rows={6}
      />
      <Button
        type="submit"
        variant="primary"
        isPending={props.isPending}
        isDisabled={!text.trim()}
      >
        {t('import.paste.read')}
      </Button>
    </form>
  );
}

/** How many imports that are not run yet are shown. */
const OPEN = 5;

/** Ways back to imports that the person has not finished. */
function OpenImports() {
  const { t } = useTenantsTranslation();
  const { data } = useHqQuery(tenantImportsContract.list, { limit: OPEN });
  if (!data?.items.length) return null;
  return (
    <HqCard title={t('import.open.title')}>
      <ul className="tenant-import__open">
        {data.items.map(({ id, fileName, rows, createdAt }) => (
          <li key={id}>
            <Link href={`/tenants/import/${id}`}>
              <bdi>{fileName ?? t('import.pasted')}</bdi>
            </Link>{' '}
            <span className="hq-muted">
              {t('import.rows.count', { count: rows })} ·{' '}
              <Moment at={createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </HqCard>
  );
}

/** Where an import begins: a file or pasted cells. */
export function StartStep() {
  const { t } = useTenantsTranslation();
  const upload = useUpload();
  return (
    <div className="hq-stack">
      {upload.tooLarge && (
        <div role="alert">
          <Alert status="danger" icon title={upload.tooLarge} />
        </div>
      )}
      {upload.error && (
        <ErrorState title={t('import.unreadable')} error={upload.error} />
      )}
      <HqCard title={t('import.file.label')}>
        <FileField isDisabled={upload.isPending} onFile={upload.sendFile} />
        <p role="status" className="hq-muted">
          {upload.isPending && t('import.reading')}
        </p>
      </HqCard>
      <HqCard title={t('import.paste.label')}>
        <PasteField isPending={upload.isPending} onText={upload.sendText} />
      </HqCard>
      <OpenImports />
    </div>
  );
}
