import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody } from '@backstage/ui';
import { viewsContract } from '@cleanmatex/hq-common';
import { hrefOf, useFormat, useHqQuery } from '@cleanmatex/hq-react';
import { shellTranslationRef } from '../translations/ref';

/** The person's pinned views with how many rows match; each opens its list. */
export function PinnedViews() {
  const { t } = useTranslationRef(shellTranslationRef);
  const format = useFormat();
  const { data } = useHqQuery(viewsContract.pinned, {});
  if (!data?.views.length) return null;
  return (
    <section aria-labelledby="hq-home-views">
      <h2 id="hq-home-views" className="hq-section-title">
        {t('home.pinnedViews')}
      </h2>
      <div className="hq-home__tiles">
        {data.views.map(view => (
          <Card key={view.id} href={hrefOf(view)} label={view.name}>
            <CardBody>
              <span className="hq-home__count">
                {view.count === null ? '–' : format.number(view.count)}
              </span>
              <bdi>{view.name}</bdi>
            </CardBody>
          </Card>
        ))}
      </div>
    </section>
  );
}
