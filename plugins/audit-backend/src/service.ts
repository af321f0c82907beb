import {
  chainProblemTexts,
  fillText,
  type ChainVerification,
  type Locale,
} from '@cleanmatex/hq-common';
import type { HqAuditChain, Verification } from '@cleanmatex/hq-node';

/** Verifies a range of the chain and says what is wrong in the caller's language. */
export async function verifyChain(
  chain: HqAuditChain,
  range: { from?: number; to?: number },
  locale: Locale,
): Promise<ChainVerification> {
  const verification = await chain.verify(range);
  return { ...verification, problem: describe(verification, locale) };
}

function describe(
  { problem }: Verification,
  locale: Locale,
): ChainVerification['problem'] {
  if (!problem) return null;
  const text = chainProblemTexts[problem.kind];
  return {
    ...problem,
    message: fillText(
      text,
      locale,
      problem.seq === null ? {} : { seq: problem.seq },
    ),
  };
}
