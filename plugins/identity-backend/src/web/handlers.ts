import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Request, RequestHandler, Response } from 'express';
import { HqError, translateDriverError } from '@cleanmatex/hq-node';
import { errors } from 'oidc-provider';
import type { Identity } from '../identity';
import { noticeBody } from '../pages/parts';
import { Visit } from './visit';

/** After how long a browser may try again when the database has no connection to give, in seconds. */
const RETRY_S = 2;

/** Makes request handlers of functions that show pages. */
export interface Handlers {
  page(work: (req: Request, res: Response) => Promise<void>): RequestHandler;
}

/** Handlers whose errors become pages; the unexpected ones are logged under the number that the page names. */
export function pageHandlers(
  identity: Identity,
  logger: LoggerService,
): Handlers {
  return {
    page: work => async (req, res) => {
      try {
        await work(req, res);
      } catch (error) {
        const visit = new Visit(identity, req, res, '', '');
        if (error instanceof errors.SessionNotFound) {
          showProblem(visit, visit.t('error_expired'), 400);
          return;
        }
        const told = translateDriverError(error);
        if (told instanceof HqError && told.code === 'database_unavailable') {
          res.set('retry-after', String(RETRY_S));
          showProblem(visit, visit.t('error_busy'), 503);
          return;
        }
        const id = visit.facts.requestId;
        logger.error(
          `Page ${req.route?.path} failed (${id})`,
          error instanceof Error ? error : new Error(String(error)),
        );
        showProblem(visit, visit.t('error_internal', { id }), 500);
      }
    },
  };
}

/** Answers to a form that was not sent by our own page. */
export function refuseForm(visit: Visit): void {
  showProblem(visit, visit.t('error_form'), 403);
}

function showProblem(visit: Visit, text: string, status: number): void {
  const { t, identity } = visit;
  visit.show('error_title', noticeBody(t, identity.options, text), { status });
}
