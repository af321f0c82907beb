import { Alert, Button, Skeleton } from '@backstage/ui';
import type { PermissionName } from '@cleanmatex/hq-common';
import type { ReactNode } from 'react';
import type { HqApiError } from '../api/errors';
import { useMay } from '../hooks/useActor';
import { useHqTranslation } from '../i18n/ref';
import { HqPage } from './HqPage';
import { Ltr } from './text';
import '../styles/hq.css';

/** Props of {@link EmptyState}. */
export interface EmptyStateProps {
  /** None where the page's own title says it. */
  title?: string;
  /** What this is and why one would want it. */
  body?: ReactNode;
  /** What helps: one button, or few beside each other. */
  action?: ReactNode;
}

/** What is shown where there is nothing yet. */
export function EmptyState({ title, body, action }: EmptyStateProps) {
  return (
    <div className="hq-empty">
      {title && <h2 className="hq-empty__title">{title}</h2>}
      {body && <p className="hq-empty__body">{body}</p>}
      {action && <div className="hq-empty__action">{action}</div>}
    </div>
  );
}

/** An error's text in the console's language: the API's own, or that no answer came. */
export function useErrorText(): (error: HqApiError) => string {
  const { t } = useHqTranslation();
  return error => {
    const text = error.status === 0 ? t('error.network') : error.message;
    return error.retryAfter
      ? `${text}. ${t('error.retryAfter', { count: error.retryAfter })}`
      : text;
  };
}

/** What went wrong, where, and the way on. */
export function ErrorState(props: {
  error: HqApiError;
  /** Default: that it could not be loaded. */
  title?: string;
  onRetry?: () => void;
}) {
  const { t } = useHqTranslation();
  const textOf = useErrorText();
  return (
    <div role="alert">
      <Alert
        status="danger"
        icon
        title={props.title ?? t('error.title')}
        description={
          <>
            {textOf(props.error)}{' '}
            <span className="hq-error__code">
              {t('error.code')} <Ltr mono>{props.error.code}</Ltr>
            </span>
          </>
        }
        customActions={
          props.onRetry && (
            <Button size="small" variant="secondary" onPress={props.onRetry}>
              {t('action.retry')}
            </Button>
          )
        }
      />
    </div>
  );
}

/** Grey lines in the place of text that is on its way. */
export function LoadingLines({ lines = 3 }: { lines?: number }) {
  const { t } = useHqTranslation();
  return (
    <div className="hq-loading" role="status" aria-label={t('table.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={20} width={line % 2 ? '60%' : '90%'} />
      ))}
    </div>
  );
}

/** A page for whoever holds the permission; others see its title, and which permission is missing. */
export function RequirePermission(props: {
  permission: PermissionName;
  title: string;
  children: ReactNode;
}) {
  const { t } = useHqTranslation();
  const may = useMay(props.permission);
  if (may.allowed) return <>{props.children}</>;
  return (
    <HqPage title={props.title}>
      {may.isLoading ? (
        <LoadingLines />
      ) : (
        <EmptyState title={t('permission.pageTitle')} body={may.reason} />
      )}
    </HqPage>
  );
}
