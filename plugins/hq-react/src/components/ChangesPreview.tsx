import type { DryRunResult } from '@cleanmatex/hq-common';
import type { UseQueryResult } from '@tanstack/react-query';
import type { HqApiError } from '../api/errors';
import { useHqTranslation } from '../i18n/ref';
import { SubjectsDiff, type DiffTexts } from './DiffView';
import { ScrollRegion } from './ScrollRegion';
import { ErrorState, LoadingLines } from './states';
import '../styles/hq.css';

/** What an act would change, from its dry run (`useDryRun`), with a place of its own while that is on its way. */
export function ChangesPreview(
  props: { preview: UseQueryResult<DryRunResult, HqApiError> } & DiffTexts,
) {
  const { t } = useHqTranslation();
  const { preview, ...texts } = props;
  return (
    <ScrollRegion
      className="hq-confirm__preview"
      aria-label={t('diff.title')}
      aria-busy={preview.isFetching}
    >
      <h3 className="hq-section-title">{t('diff.title')}</h3>
      {preview.data && (
        <SubjectsDiff subjects={preview.data.subjects} {...texts} />
      )}
      {preview.isLoading && <LoadingLines lines={3} />}
      {preview.error && (
        <ErrorState
          title={t('confirm.previewFailed')}
          error={preview.error}
          onRetry={() => preview.refetch()}
        />
      )}
    </ScrollRegion>
  );
}
