import type { Page } from '@playwright/test';
import { installControls } from './controls';
import { installIndicator } from './indicator';
import { installKeys } from './keys';
import { installSight } from './sight';

/** Lets every page that is opened from now on tell where its focus is. */
export async function installProbe(page: Page): Promise<void> {
  for (const part of [
    installSight,
    installIndicator,
    installControls,
    installKeys,
  ])
    await page.addInitScript(part);
}

export type { Box, Control, Stop } from './types';
