import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { ChainVerification } from '@cleanmatex/hq-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { VerifyDialog } from './VerifyDialog';

const sound: ChainVerification = {
  ok: true,
  from: 1,
  to: 50_000,
  checked: 50_000,
  lastSeq: 60_000,
  problem: null,
  head: { seq: 59_000, at: '2026-11-21T08:00:00Z', count: 3, late: false },
  durationMs: 900,
};
const rest = { ...sound, from: 50_001, to: 60_000, checked: 10_000 };

/** Opens the dialog on an API that gives these answers, and starts the verification. */
async function verifyWith(...answers: ChainVerification[]) {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(new URL(url).search);
    return new Response(JSON.stringify(answers.shift()));
  };
  await renderInTestApp(<VerifyDialog onClose={() => {}} />, {
    apis: [[fetchApiRef, { fetch: fetch as typeof window.fetch }]],
  });
  await userEvent.click(screen.getByRole('button', { name: 'Verify now' }));
  return asked;
}

describe('VerifyDialog', () => {
  it('goes through the chain range by range and says that nothing was altered', async () => {
    const asked = await verifyWith(sound, rest);
    expect(
      await screen.findByText('60,000 entries verified, nothing altered'),
    ).toBeInTheDocument();
    expect(screen.getByText(/signed head of .* 59,000/)).toBeInTheDocument();
    expect(asked).toEqual(['?from=1&to=50000', '?from=50001&to=100000']);
  });

  it('stops at the first bad entry and leads to it', async () => {
    const asked = await verifyWith({
      ...sound,
      ok: false,
      checked: 41,
      problem: {
        kind: 'edited',
        seq: 42,
        auditId: 'a1',
        message: 'Entry 42 was edited after it was sealed',
      },
    });
    expect(
      await screen.findByText('Entry 42 was edited after it was sealed'),
    ).toBeInTheDocument();
    expect(screen.getByText('First bad entry: 42')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the entry' }),
    ).toHaveAttribute('href', '/audit/a1');
    expect(asked).toHaveLength(1);
  });

  it('warns when heads of the beginning are missing', async () => {
    await verifyWith({
      ...sound,
      to: 60_000,
      checked: 60_000,
      head: { seq: 59_000, at: '2026-11-21T08:00:00Z', count: 1, late: true },
    });
    expect(
      await screen.findByText(/first signed head is much younger/),
    ).toBeInTheDocument();
  });

  it('warns when no signed head is kept outside the database', async () => {
    await verifyWith({ ...sound, to: 60_000, checked: 60_000, head: null });
    expect(
      await screen.findByText(/No signed head is kept/),
    ).toBeInTheDocument();
  });
});
