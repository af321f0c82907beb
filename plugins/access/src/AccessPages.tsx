import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
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
  const { t } = useAccessTranslation();
  return (
    <Routes>
      <Route path="/" element={<FirstPage />} />
      <Route
        path="/users"
        element={
          <RequirePermission permission="hq.user.read" title={t('tab.users')}>
            <UsersPage />
          </RequirePermission>
        }
      />
      <Route
        path="/users/:userId"
        element={
          <RequirePermission permission="hq.user.read" title={t('tab.users')}>
            <UserPage />
          </RequirePermission>
        }
      />
      <Route
        path="/roles"
        element={
          <RequirePermission permission="hq.role.read" title={t('tab.roles')}>
            <RolesPage />
          </RequirePermission>
        }
      />
      <Route
        path="/api-keys"
        element={
          <RequirePermission
            permission="hq.api-key.read"
            title={t('tab.apiKeys')}
          >
            <ApiKeysPage />
          </RequirePermission>
        }
      />
      <Route
        path="/sessions"
        element={
          <RequirePermission
            permission="hq.session.read"
            title={t('tab.sessions')}
          >
            <SessionsPage />
          </RequirePermission>
        }
      />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  );
}
