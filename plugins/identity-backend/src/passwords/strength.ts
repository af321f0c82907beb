import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';

/** Guesses, as a power of ten, that a password must withstand. */
const LEAST_GUESSES_LOG10 = 10;
/** Characters that are judged at once; the time it takes grows with the square and more. */
const PART = 40;
/** Ways of reading `p4$$w0rd` that are tried. */
const SUBSTITUTIONS = 5;

let estimator: ZxcvbnFactory | undefined;

// Ranking the lists takes half a second, so that is done when the first password is chosen.
function loadEstimator(): ZxcvbnFactory {
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: PART,
    l33tMaxSubstitutions: SUBSTITUTIONS,
  });
}

/**
 * True when a password is one of the breached ones, or can be guessed from them: 49,000 breached passwords, the
 * common words and names of English, keyboard runs, sequences, dates, repetitions and their disguises. Of a
 * long password it is enough that its begin or its end withstands.
 * @param own - what an outsider knows of the person.
 */
export function isGuessable(password: string, own: string[]): boolean {
  const loaded = (estimator ??= loadEstimator());
  const parts = new Set([password.slice(0, PART), password.slice(-PART)]);
  return [...parts].every(
    part => loaded.check(part, own).guessesLog10 < LEAST_GUESSES_LOG10,
  );
}
