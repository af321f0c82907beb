import { ButtonLink } from '@backstage/ui';
import { sampleFleetContract } from '@cleanmatex/hq-common';
import { useHqQuery, useMay } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';

/**
 * Way to the sample fleet, for whoever may make one on a console that may have one.
 * @param existing - shown only while there is a fleet. Default: always.
 */
export function SampleFleetLink({ existing }: { existing?: boolean }) {
  const { t } = useTenantsTranslation();
  const { allowed } = useMay('hq.sample-fleet.manage');
  const { data } = useHqQuery(
    sampleFleetContract.get,
    {},
    { enabled: allowed },
  );
  if (!allowed || !data?.available) return null;
  if (existing && data.state === 'none') return null;
  return (
    <ButtonLink href="/tenants/sample-fleet" variant="secondary">
      {t('fleet.link')}
    </ButtonLink>
  );
}
