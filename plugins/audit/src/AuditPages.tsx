import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { RequirePermission } from '@cleanmatex/hq-react';
import { Route, Routes } from 'react-router-dom';
import { EntryPage } from './entry/EntryPage';
import { useAuditTranslation } from './i18n/ref';
import { AuditList } from './list/AuditList';
import './styles/audit.css';

/** The list of entries and, below it, each entry's page; for others, what they lack. */
export function AuditPages() {
  const { t } = useAuditTranslation();
  return (
    <RequirePermission permission="hq.audit.read" title={t('list.title')}>
      <Routes>
        <Route path="/" element={<AuditList />} />
        <Route path="/:auditId" element={<EntryPage />} />
        <Route path="*" element={<NotFoundErrorPage />} />
      </Routes>
    </RequirePermission>
  );
}
