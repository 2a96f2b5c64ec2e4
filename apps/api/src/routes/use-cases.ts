import { scopeOf, type Credential } from '@timbre/accounts';
import { readImportForm, startImport, useCaseAt, type BatchDeps, type UseCaseCountry } from '@timbre/batches';
import { OPERATIONS, type UseCaseAnswer } from '@timbre/contracts';
import { idempotencyKey } from '../http/idempotency-key.ts';
import { accepted, created, ok, type Reply } from '../http/reply.ts';
import { route, type HandlerInput } from '../http/route.ts';
import { presentUseCaseAnswer, presentUseCases } from '../present/use-case.ts';
import { byOf } from './import-audit.ts';
import { belongsNowhere, fileOf, importAddress, seenImport } from './imports.ts';

type Input = Omit<HandlerInput<typeof OPERATIONS.startChileUseCase>, 'credential'> & {
  credential: Credential;
};

/** A campaign of one use case from a file. */
const start =
  (deps: BatchDeps, country: UseCaseCountry) =>
  async (input: Input): Promise<Reply<UseCaseAnswer>> => {
    const { params, fields, file, credential, header } = input;
    const named = fields.account_id?.trim() ?? '';
    // Another account is nobody's business, whatever else is wrong.
    if (named !== '') scopeOf(credential, named);
    const address = useCaseAt(country, params.use_case);
    const form = readImportForm(fields, file, belongsNowhere(credential), address);
    const scope = scopeOf(credential, fields.account_id?.trim());
    const key = idempotencyKey(header);
    const started = await startImport(deps)(scope, form, fileOf(file), key, byOf(input));
    const seen = await seenImport(deps, scope, started, header);
    const answer = presentUseCaseAnswer(seen, started.warnings);
    return seen.state === 'completed'
      ? created(answer, `/api/v1/batches/${seen.batch_id}`)
      : accepted(answer, importAddress(seen));
  };

/** What kinds of campaign there are, and their uploads. */
export const useCaseRoutes = (deps: BatchDeps) => [
  route(OPERATIONS.listUseCases, () => Promise.resolve(ok(presentUseCases()))),
  route(OPERATIONS.startChileUseCase, start(deps, 'chile')),
  route(OPERATIONS.startArgentinaUseCase, start(deps, 'argentina')),
];
