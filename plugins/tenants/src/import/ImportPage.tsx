import { Button, ButtonLink } from '@backstage/ui';
import {
  tenantImportsContract,
  type TenantImport,
} from '@cleanmatex/hq-common';
import {
  ConfirmDialog,
  ErrorState,
  HqPage,
  LoadingLines,
  RequirePermission,
  useHqQuery,
  type HqPageProps,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useTenantsTranslation } from '../i18n/ref';
import { ColumnsStep } from './ColumnsStep';
import { RowsStep } from './RowsStep';
import { StartStep, TemplateButtons } from './StartStep';
import '../styles/import.css';

const HOME = '/tenants/import';

function DiscardButton({ importId }: { importId: string }) {
  const { t } = useTenantsTranslation();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onPress={() => setOpen(true)}>
        {t('import.discard')}
      </Button>
      {isOpen && (
        <ConfirmDialog
          endpoint={tenantImportsContract.discard}
          input={{ importId }}
          title={t('import.discard.title')}
          consequence={t('import.discard.body')}
          actionLabel={t('import.discard.act')}
          tone="danger"
          reversible={false}
          labelOf={path =>
            path === 'rows' ? t('import.discard.rows') : undefined
          }
          onDone={() => navigate(HOME)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function Step(props: {
  of: TenantImport;
  choosing: boolean;
  onChosen: () => void;
}) {
  const { t } = useTenantsTranslation();
  const { of } = props;
  if (of.runId) {
    return (
      <div className="hq-stack">
        <p>{t('import.started')}</p>
        <div>
          <ButtonLink href={`/bulk-runs/${of.runId}`}>
            {t('import.toRun')}
          </ButtonLink>
        </div>
      </div>
    );
  }
  if (of.state === 'columns' || props.choosing) {
    return <ColumnsStep of={of} onDone={props.onChosen} />;
  }
  return <RowsStep of={of} />;
}

/** The anatomy that all steps share. */
function Frame(props: Pick<HqPageProps, 'actions' | 'children' | 'context'>) {
  const { t } = useTenantsTranslation();
  return (
    <HqPage
      title={t('import.title')}
      breadcrumbs={[{ label: t('list.title'), href: '/tenants' }]}
      {...props}
    />
  );
}

function OpenImport({ importId }: { importId: string }) {
  const { t } = useTenantsTranslation();
  const [choosing, setChoosing] = useState(false);
  const { data, error, refetch } = useHqQuery(tenantImportsContract.get, {
    importId,
  });
  const isOpen = data && !data.runId;
  return (
    <Frame
      context={data && <bdi>{data.fileName ?? t('import.pasted')}</bdi>}
      actions={
        isOpen && (
          <>
            {data.state === 'rows' && !choosing && (
              <Button variant="secondary" onPress={() => setChoosing(true)}>
                {t('import.columns.again')}
              </Button>
            )}
            <DiscardButton importId={importId} />
          </>
        )
      }
    >
      {!data && !error && <LoadingLines />}
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {data && (
        <Step
          of={data}
          choosing={choosing}
          onChosen={() => setChoosing(false)}
        />
      )}
    </Frame>
  );
}

/** Pages `/tenants/import` and `/tenants/import/<id>`: many tenants out of a file. */
export function ImportPage() {
  const { t } = useTenantsTranslation();
  const { importId } = useParams();
  return (
    <RequirePermission permission="hq.tenant.create" title={t('import.title')}>
      {importId ? (
        <OpenImport key={importId} importId={importId} />
      ) : (
        <Frame context={t('import.context')} actions={<TemplateButtons />}>
          <StartStep />
        </Frame>
      )}
    </RequirePermission>
  );
}
