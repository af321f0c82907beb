import { RequirePermission } from '@cleanmatex/hq-react';
import { Route, Routes } from 'react-router-dom';
import { EntryPage } from './entry/EntryPage';
import { AuditList } from './list/AuditList';
import './styles/audit.css';

/** The list of entries and, below it, each entry's page. */
export function AuditPages() {
  return (
    <RequirePermission permission="hq.audit.read">
      <Routes>
        <Route path="/" element={<AuditList />} />
        <Route path="/:auditId" element={<EntryPage />} />
      </Routes>
    </RequirePermission>
  );
}
