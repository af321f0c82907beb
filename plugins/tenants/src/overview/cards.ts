import type { Tenant } from '@cleanmatex/hq-common';
import type { ComponentType } from 'react';
import { RetentionCard } from '../retention/RetentionCard';
import { ScheduleCard } from '../schedule/ScheduleCard';
import type { TenantTabProps } from '../entity/tabs';
import { ContactCard } from '../entity/profileCards';
import { DriftCard } from './DriftCard';
import { HealthCard } from './HealthCard';

/** A card of the overview; it answers null where it has nothing to say of the tenant. */
export type OverviewCard = ComponentType<{
  tenant: Tenant;
  hrefOf: TenantTabProps['hrefOf'];
}>;

/**
 * Cards of the overview's first column, the most urgent first: what somebody has to know or do today comes before
 * what is merely known.
 */
export const overviewCards: OverviewCard[] = [
  RetentionCard,
  ScheduleCard,
  HealthCard,
  DriftCard,
  ContactCard,
];
