import {
  EmptyState,
  LoadingLines,
  RequirePermission,
} from '@cleanmatex/hq-react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { ApiKeysPage } from './apiKeys/ApiKeysPage';
import { useAccessTranslation } from './i18n/ref';
import { RolesPage } from './roles/RolesPage';
import { SessionsPage } from './sessions/SessionsPage';
import { useTabs } from './useTabs';
import { UserPage } from './users/UserPage';
import { UsersPage } from './users/UsersPage';
import './styles/access.css';

function FirstPage() {
  const { t } = useAccessTranslation();
  const tabs = useTabs();
  if (!tabs) return <LoadingLines />;
  const [first] = tabs;
  return first ? (
    <Navigate to={first.href} replace />
  ) : (
    <EmptyState title={t('nothing.title')} body={t('nothing.body')} />
  );
}

/** Everything below `/access`. */
export function AccessPages() {
  return (
    <Routes>
      <Route path="/" element={<FirstPage />} />
      <Route
        path="/users"
        element={
          <RequirePermission permission="hq.user.read">
            <UsersPage />
          </RequirePermission>
        }
      />
      <Route
        path="/users/:userId"
        element={
          <RequirePermission permission="hq.user.read">
            <UserPage />
          </RequirePermission>
        }
      />
      <Route
        path="/roles"
        element={
          <RequirePermission permission="hq.role.read">
            <RolesPage />
          </RequirePermission>
        }
      />
      <Route
        path="/api-keys"
        element={
          <RequirePermission permission="hq.api-key.read">
            <ApiKeysPage />
          </RequirePermission>
        }
      />
      <Route
        path="/sessions"
        element={
          <RequirePermission permission="hq.session.read">
            <SessionsPage />
          </RequirePermission>
        }
      />
    </Routes>
  );
}
