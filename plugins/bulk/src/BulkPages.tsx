import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { RequirePermission } from '@cleanmatex/hq-react';
import { Route, Routes } from 'react-router-dom';
import { useBulkTranslation } from './i18n/ref';
import { RunList } from './RunList';
import { RunPage } from './RunPage';
import './styles/bulk.css';

/** The list of runs and, below it, each run's page; for others, what they lack. */
export function BulkPages() {
  const { t } = useBulkTranslation();
  return (
    <RequirePermission permission="hq.bulk.read" title={t('list.title')}>
      <Routes>
        <Route path="/" element={<RunList />} />
        <Route path="/:runId" element={<RunPage />} />
        <Route path="*" element={<NotFoundErrorPage />} />
      </Routes>
    </RequirePermission>
  );
}
